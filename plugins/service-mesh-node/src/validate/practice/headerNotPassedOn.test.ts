import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { found, gate, shopService } from './__testUtils__/shop';
import { headerNotPassedOn } from './headerNotPassedOn';

const httpRoute = {
  rules: [{ matches: [{ headers: [{ name: 'X-Group', value: 'b' }] }] }],
};
const virtualService = {
  http: [{ match: [{ headers: { 'x-group': { exact: 'b' } } }] }],
};

function findings({
  spec = httpRoute as JsonObject,
  passes = ['x-request-id'] as string[] | null,
  versions = ['v1', 'v2'],
  callers = ['web'],
} = {}) {
  const basket = shopService('basket', { callers });
  const orders = shopService('orders', { callers: ['basket'] });
  const { workload } = basket.input.service;
  workload.propagatedHeaders = passes && { ...workload.name, value: passes };
  orders.input.service.workload.versions = {
    ...workload.versions,
    value: versions.map(name => ({ name, labels: { version: name } })),
  };
  return found(headerNotPassedOn, [gate('orders', spec)], [basket, orders]);
}

describe('headerNotPassedOn', () => {
  it.each([httpRoute, virtualService])(
    'finds a header that a caller does not pass on in %j',
    spec => {
      expect(findings({ spec })).toEqual([
        expect.stringMatching(
          /^warning: .* 'x-group', which component:default\/basket does not/,
        ),
      ]);
    },
  );

  it.each([
    ['a caller that passes it on', { passes: ['x-group'] }],
    ['a caller of whom nothing is known', { passes: null }],
    ['one version', { versions: ['v1'] }],
    ['a caller with which requests begin', { callers: [] }],
    ['a route by something else', { spec: { rules: [{ matches: [{}] }] } }],
  ])('is content with %s', (_, options) => {
    expect(findings(options)).toEqual([]);
  });
});
