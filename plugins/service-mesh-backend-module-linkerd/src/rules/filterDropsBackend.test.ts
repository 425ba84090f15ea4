import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { findingsOf } from '../testUtils/findings';
import { routeObject } from '../testUtils/objects';
import { filterDropsBackend } from './filterDropsBackend';

describe('a filter of a backend', () => {
  const found = (filter: JsonObject) =>
    findingsOf(filterDropsBackend, [
      routeObject('orders', [
        { backendRefs: [{ name: 'order', port: 80, filters: [filter] }] },
      ]),
    ]);

  it('has to be one that Linkerd knows', () => {
    expect(
      found({ type: 'URLRewrite', urlRewrite: { hostname: 'a.example.com' } }),
    ).toEqual([
      {
        name: 'orders',
        pointer: '/spec/rules/0/backendRefs/0/filters/0/type',
        severity: 'error',
      },
    ]);
    expect(
      found({
        type: 'RequestHeaderModifier',
        requestHeaderModifier: { remove: ['x-a'] },
      }),
    ).toEqual([]);
  });
});
