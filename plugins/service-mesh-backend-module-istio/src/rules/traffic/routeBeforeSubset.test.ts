import { networking, routeTo } from '../../testUtils/istioObjects';
import { hits } from '../../testUtils/ruleContext';
import { routeBeforeSubset } from './routeBeforeSubset';

const inWave = (wave?: string) =>
  wave === undefined
    ? {}
    : { annotations: { 'argocd.argoproj.io/sync-wave': wave } };

function found(route?: string, rule?: string, subset = 'v1') {
  const destination = routeTo('orders', { subset });
  return hits(routeBeforeSubset, [
    networking(
      'VirtualService',
      'orders',
      { hosts: ['orders'], http: [destination, destination] },
      inWave(route),
    ),
    networking(
      'DestinationRule',
      'orders',
      { host: 'orders', subsets: [{ name: 'v1' }] },
      inWave(rule),
    ),
  ]);
}

describe('traffic/route-before-subset', () => {
  it.each([
    ['1', '2'],
    [undefined, '1'],
    ['-1', undefined],
  ])('finds a route in wave %s of a subset in wave %s, once', (route, rule) => {
    expect(found(route, rule)).toMatchObject([
      {
        pointer: '/metadata/annotations/argocd.argoproj.io~1sync-wave',
        related: [{ document: { object: { kind: 'DestinationRule' } } }],
      },
    ]);
  });

  it.each([
    [undefined, undefined],
    ['1', '1'],
    ['2', '1'],
    ['x', undefined],
  ])('is silent about waves %s and %s', (route, rule) => {
    expect(found(route, rule)).toEqual([]);
  });

  it('is silent about a DestinationRule without the subset', () => {
    expect(found('1', '2', 'v2')).toEqual([]);
  });
});
