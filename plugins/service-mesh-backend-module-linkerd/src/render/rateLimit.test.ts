import { Protocol } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  testOrigin,
  testServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { linkerdTarget, lossesOf, objectsOf } from '../testUtils/rendered';
import { renderRateLimit } from './rateLimit';

const LEAF = 'resilience.rateLimit.requestsPerSecond';

const limited = (protocol: Protocol, ...more: Protocol[]) =>
  testServiceInput({
    policy: { [LEAF]: 100 },
    operations: {
      'POST /orders': { [LEAF]: 100 },
      'GET /orders/{order_id}': { [LEAF]: 100 },
    },
    service: {
      ports: {
        value: [protocol, ...more].map((p, index) => ({
          port: 80 + index,
          targetPort: 8080 + index,
          protocol: p,
        })),
        confidence: 'stated',
        origin: testOrigin('mesh-configurator.io/ports'),
      },
    },
  });

const render = (input: ServiceInput) => renderRateLimit(input, linkerdTarget);

describe('the rate limit', () => {
  it('is one of the Server', () => {
    const rendering = render(limited('http'));
    expect(objectsOf(rendering)).toEqual([
      {
        apiVersion: 'policy.linkerd.io/v1alpha1',
        kind: 'HTTPLocalRateLimitPolicy',
        metadata: { name: 'order', namespace: 'shop' },
        spec: {
          targetRef: {
            group: 'policy.linkerd.io',
            kind: 'Server',
            name: 'order',
          },
          total: { requestsPerSecond: 100 },
        },
      },
    ]);
    expect(rendering.losses).toEqual([]);
  });

  it('names the Server of the port that speaks HTTP', () => {
    expect(objectsOf(render(limited('tcp', 'http')))[0].spec).toMatchObject({
      targetRef: { name: 'order-81' },
    });
  });

  it('is lost on gRPC', () => {
    const rendering = render(limited('grpc'));
    expect(rendering.manifests).toEqual([]);
    expect(lossesOf(rendering)).toEqual([{ leaf: LEAF, scope: {} }]);
  });

  it('is lost where there is no Server', () => {
    const input = limited('http');
    input.admission = { ...input.admission, mode: 'everybody' };
    expect(render(input).manifests).toEqual([]);
    expect(lossesOf(render(input))).toEqual([{ leaf: LEAF, scope: {} }]);
  });

  it('is lost for single operations', () => {
    const input = testServiceInput({
      operations: { 'POST /orders': { [LEAF]: 10 } },
    });
    expect(render(input).manifests).toEqual([]);
    expect(lossesOf(render(input))).toEqual([
      { leaf: LEAF, scope: { operations: ['POST /orders'] } },
    ]);
  });
});
