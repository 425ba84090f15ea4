import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { findingsOf } from '../testUtils/findings';
import { routeObject } from '../testUtils/objects';
import { filterDropsRoute } from './filterDropsRoute';

const server = { group: 'policy.linkerd.io', kind: 'Server', name: 'order' };
const withFilter = (filter: JsonObject, parent?: JsonObject) =>
  routeObject('order', [{}, { filters: [filter] }], { parent });

const mirror = {
  type: 'RequestMirror',
  requestMirror: { backendRef: { name: 'order-v2', port: 80 } },
};

describe('linkerd/filter-drops-route', () => {
  it.each<[string, JsonObject, JsonObject?]>([
    [
      'a header modifier',
      {
        type: 'RequestHeaderModifier',
        requestHeaderModifier: { remove: ['x-debug'] },
      },
    ],
    [
      'a redirect',
      { type: 'RequestRedirect', requestRedirect: { scheme: 'https' } },
    ],
    ['a route of a Gateway', mirror, { name: 'public' }],
  ])('is content with %s', (_, filter, parent) => {
    expect(findingsOf(filterDropsRoute, [withFilter(filter, parent)])).toEqual(
      [],
    );
  });

  it.each<[string, JsonObject, JsonObject?]>([
    ['a mirror', mirror],
    [
      'a rewrite',
      { type: 'URLRewrite', urlRewrite: { hostname: 'a.example.com' } },
    ],
    [
      'CORS on a Server',
      { type: 'CORS', cors: { allowOrigins: ['*'] } },
      server,
    ],
    [
      'an extension',
      {
        type: 'ExtensionRef',
        extensionRef: { group: 'example.com', kind: 'Auth', name: 'a' },
      },
    ],
  ])('finds %s', (_, filter, parent) => {
    expect(findingsOf(filterDropsRoute, [withFilter(filter, parent)])).toEqual([
      {
        name: 'order',
        pointer: '/spec/rules/1/filters/0/type',
        severity: 'error',
      },
    ]);
  });
});
