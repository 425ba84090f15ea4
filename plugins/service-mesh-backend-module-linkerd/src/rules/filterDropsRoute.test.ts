import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { findingsOf } from '../testUtils/findings';
import { routeObject } from '../testUtils/objects';
import { filterDropsRoute } from './filterDropsRoute';

const withFilter = (filter: JsonObject, parent?: JsonObject) =>
  routeObject('order', [{}, { filters: [filter] }], { parent });

const mirror = {
  type: 'RequestMirror',
  requestMirror: { backendRef: { name: 'order-v2', port: 80 } },
};
const cors = { type: 'CORS', cors: { allowOrigins: ['*'] } };

const dropped = [
  {
    name: 'order',
    pointer: '/spec/rules/1/filters/0/type',
    severity: 'error',
  },
];

describe('linkerd/filter-drops-route', () => {
  it.each<[string, JsonObject]>([
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
  ])('is content with %s', (_, filter) => {
    expect(findingsOf(filterDropsRoute, [withFilter(filter)])).toEqual([]);
  });

  it('is content with routes of a Gateway', () => {
    const route = withFilter(mirror, { name: 'public' });
    expect(findingsOf(filterDropsRoute, [route])).toEqual([]);
  });

  it.each<[string, JsonObject]>([
    ['a mirror', mirror],
    [
      'a rewrite',
      { type: 'URLRewrite', urlRewrite: { hostname: 'a.example.com' } },
    ],
    ['CORS', cors],
    [
      'an extension',
      {
        type: 'ExtensionRef',
        extensionRef: { group: 'example.com', kind: 'Auth', name: 'a' },
      },
    ],
  ])('finds %s', (_, filter) => {
    expect(findingsOf(filterDropsRoute, [withFilter(filter)])).toEqual(dropped);
  });

  it('finds a filter on a route of a Server', () => {
    const server = {
      group: 'policy.linkerd.io',
      kind: 'Server',
      name: 'order',
    };
    expect(findingsOf(filterDropsRoute, [withFilter(cors, server)])).toEqual(
      dropped,
    );
  });
});
