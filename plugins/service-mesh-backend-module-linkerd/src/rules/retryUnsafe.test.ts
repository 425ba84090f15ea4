import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ruleContext } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  testOperation,
  testServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { documentOf, findingsOf } from '../testUtils/findings';
import { retryUnsafe } from './retryUnsafe';

const route = (method: string, conditions?: string, kind = 'Service') =>
  ({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: {
      name: 'order',
      namespace: 'shop',
      annotations: conditions ? { 'retry.linkerd.io/http': conditions } : {},
    },
    spec: {
      parentRefs: [
        {
          group: kind === 'Service' ? 'core' : 'policy.linkerd.io',
          kind,
          name: 'order',
        },
      ],
      rules: [
        { matches: [{ method, path: { type: 'Exact', value: '/orders' } }] },
      ],
    },
  } as KubernetesObject);

const profile = (method: string, pathRegex: string) =>
  ({
    apiVersion: 'linkerd.io/v1alpha2',
    kind: 'ServiceProfile',
    metadata: { name: 'order.shop.svc.cluster.local', namespace: 'shop' },
    spec: {
      routes: [
        { name: 'a', condition: { method, pathRegex }, isRetryable: true },
      ],
    },
  } as KubernetesObject);

const pointers = (...objects: KubernetesObject[]) =>
  findingsOf(retryUnsafe, objects).map(({ pointer }) => pointer);

describe('retryUnsafe', () => {
  it('finds retries of what may have an effect each time', () => {
    const annotation = '/metadata/annotations/retry.linkerd.io~1http';
    expect(pointers(route('POST', '5xx'))).toEqual([annotation]);
    expect(pointers(route('PATCH', '503'))).toEqual([annotation]);
    expect(pointers(profile('POST', '/orders'))).toEqual([
      '/spec/routes/0/isRetryable',
    ]);
  });

  it.each([
    ['a method that may be repeated', route('PUT', '5xx')],
    ['no retries', route('POST')],
    ['a route on a Server, which reads none', route('POST', '5xx', 'Server')],
    ['a method of gRPC', profile('POST', '/shop\\.v1\\.Orders/GetOrder')],
  ])('is content with %s', (_, object) => {
    expect(pointers(object)).toEqual([]);
  });

  it('leaves alone what a policy says of that very operation', () => {
    const name = 'retry.linkerd.io/http';
    const pointer = `/metadata/annotations/${name.replace('/', '~1')}`;
    const rendered = documentOf(route('POST', '5xx'), {
      [pointer]: { source: 'annotation' },
    });
    expect(retryUnsafe.check(ruleContext([rendered]))).toEqual([]);
  });

  it('believes the definition of the service that a POST may be repeated', () => {
    const idempotent = testOperation('POST', '/orders', { idempotent: true });
    const { service } = testServiceInput({
      service: { operations: [idempotent] },
    });
    const documents = [documentOf(route('POST', '5xx'))];
    expect(retryUnsafe.check(ruleContext(documents, { service }))).toEqual([]);
    const input = testServiceInput({
      service: { operations: [idempotent], namespace: service.namespace },
    });
    const catalog = {
      services: [{ input, target: {} as any }],
      identities: {},
    };
    expect(retryUnsafe.check(ruleContext(documents, { catalog }))).toEqual([]);
  });
});
