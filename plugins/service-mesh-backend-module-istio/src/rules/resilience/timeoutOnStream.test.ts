import { Service } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { parsePathTemplate } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { virtualService } from '../../testUtils/istioObjects';
import { hits } from '../../testUtils/ruleContext';
import { timeoutOnStream } from './timeoutOnStream';

const operation = (path: string, streaming: boolean) => ({
  id: path,
  method: 'GET',
  path: parsePathTemplate(path),
  streaming,
});

/** A service of whose definition a rule sees no more than this. */
const service = {
  serviceName: { value: 'orders' },
  namespace: { value: 'shop' },
  operations: [operation('/events', true), operation('/orders/{id}', false)],
} as unknown as Service;

const routed = (uri: object, rest: object) =>
  virtualService({
    http: [{ match: [{ method: { exact: 'GET' }, uri }], ...rest }],
  });

describe('resilience/timeout-on-stream', () => {
  it('finds a timeout on a stream of the definition', () => {
    expect(
      hits(
        timeoutOnStream,
        [routed({ exact: '/events' }, { timeout: '5s' })],
        service,
      ),
    ).toMatchObject([{ pointer: '/spec/http/0/timeout' }]);
  });

  it.each([
    ['the stream has none', routed({ exact: '/events' }, {})],
    ['it says 0s', routed({ exact: '/events' }, { timeout: '0s' })],
    [
      'the operation is none',
      routed({ regex: '/orders/[^/]+' }, { timeout: '5s' }),
    ],
    ['no operation is known', routed({ exact: '/other' }, { timeout: '5s' })],
  ])('is silent where %s', (_, object) => {
    expect(hits(timeoutOnStream, [object], service)).toEqual([]);
  });

  it('is silent where no definition is known', () => {
    const object = routed({ exact: '/events' }, { timeout: '5s' });
    expect(hits(timeoutOnStream, [object])).toEqual([]);
  });

  it('knows the operations of a service of the catalog by its host', () => {
    const object = routed({ exact: '/events' }, { timeout: '5s' });
    const known = (name: string) => ({
      catalog: {
        identities: {},
        services: [
          {
            input: { service: { ...service, serviceName: { value: name } } },
          } as any,
        ],
      },
    });
    expect(
      hits(timeoutOnStream, [object], undefined, known('orders')),
    ).toHaveLength(1);
    expect(hits(timeoutOnStream, [object], undefined, known('basket'))).toEqual(
      [],
    );
  });
});
