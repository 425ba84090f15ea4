import {
  testOperation,
  testServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { routeTo, virtualService } from '../../testUtils/istioObjects';
import { hits } from '../../testUtils/ruleContext';
import { noTimeout } from './noTimeout';

const events = [{ method: { exact: 'GET' }, uri: { exact: '/events' } }];
const { service } = testServiceInput({
  service: {
    operations: [testOperation('GET', '/events', { streaming: true })],
  },
});

const ruled = (...http: object[]) => virtualService({ http });

describe('resilience/no-timeout', () => {
  it('counts the rules of a VirtualService without one, at the first', () => {
    expect(
      hits(noTimeout, [
        ruled(
          { ...routeTo('orders'), timeout: '5s' },
          routeTo('orders'),
          routeTo('basket'),
        ),
      ]),
    ).toMatchObject([{ pointer: '/spec/http/1', params: { rules: 2 } }]);
  });

  it.each([
    ['each has one', ruled({ ...routeTo('orders'), timeout: '5s' })],
    ['nothing is routed', ruled({ redirect: { uri: '/' } })],
    [
      'it was rendered here',
      {
        ...ruled(routeTo('orders')),
        metadata: {
          name: 'orders',
          labels: { 'app.kubernetes.io/managed-by': 'mesh-configurator' },
        },
      },
    ],
  ])('is silent where %s', (_, object) => {
    expect(hits(noTimeout, [object])).toEqual([]);
  });

  it('is silent about a stream that the catalog knows', () => {
    const facts = {
      catalog: {
        identities: {},
        services: [{ input: { service } } as any],
      },
    };
    const name = service.serviceName.value;
    const home = service.namespace.value ?? '';
    const object = {
      ...ruled({ match: events, ...routeTo(name) }),
      metadata: { name, namespace: home },
    };
    const spec = { ...(object.spec as object), hosts: [name] };
    expect(hits(noTimeout, [{ ...object, spec }], undefined, facts)).toEqual(
      [],
    );
    expect(hits(noTimeout, [{ ...object, spec }])).toHaveLength(1);
  });
});
