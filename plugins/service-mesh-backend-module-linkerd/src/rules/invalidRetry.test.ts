import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { findingsOf } from '../testUtils/findings';
import { routeObject } from '../testUtils/objects';
import { invalidRetry } from './invalidRetry';

describe('a retry annotation', () => {
  const route = (annotations: Record<string, string>, parent?: JsonObject) =>
    routeObject('orders', [{}], { annotations, parent });

  it('that cannot be read gets a route refused', () => {
    expect(
      findingsOf(invalidRetry, [
        route({
          'retry.linkerd.io/http': '6xx',
          'retry.linkerd.io/grpc': 'ok',
          'retry.linkerd.io/limit': '-1',
        }),
      ]),
    ).toEqual(
      ['http', 'grpc', 'limit'].map(name => ({
        name: 'orders',
        pointer: `/metadata/annotations/retry.linkerd.io~1${name}`,
        severity: 'error',
      })),
    );
  });

  it('that cannot be read is dropped on a Service', () => {
    const service = {
      ...route({ 'retry.linkerd.io/http': '5xx, 429' }),
      kind: 'Service',
    };
    expect(findingsOf(invalidRetry, [service])).toMatchObject([
      { severity: 'warning' },
    ]);
  });

  it('is passed over where it is right, or not read at all', () => {
    const server = {
      group: 'policy.linkerd.io',
      kind: 'Server',
      name: 'order',
    };
    expect(
      findingsOf(invalidRetry, [
        route({ 'retry.linkerd.io/http': '502-504,429' }),
        route({ 'retry.linkerd.io/http': '6xx' }, server),
      ]),
    ).toEqual([]);
  });
});
