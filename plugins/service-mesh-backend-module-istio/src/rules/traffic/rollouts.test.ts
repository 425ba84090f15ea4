import { virtualService } from '../../testUtils/istioObjects';
import { kubernetes, object } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { routeOutsideRollout } from './routeOutsideRollout';
import { weightsOfController } from './weightsOfController';

const rollout = (istio: object) =>
  object('Rollout', 'orders', {
    strategy: { canary: { trafficRouting: { istio } } },
  });
const canary = (spec: object) => object('Canary', 'orders', spec);
const rule = (name: string, ...weights: number[]) => ({
  name,
  route: weights.map(weight => ({ destination: { host: 'orders' }, weight })),
});
const split = virtualService({ http: [rule('main', 80, 20)] });

describe('traffic/weights-of-controller', () => {
  it.each([
    ['nobody sets them', [split]],
    [
      'they are at their beginning',
      [
        rollout({ virtualService: { name: 'orders' } }),
        virtualService({ http: [rule('main', 100, 0)] }),
      ],
    ],
    [
      'other routes are moved',
      [
        rollout({ virtualService: { name: 'orders', routes: ['other'] } }),
        split,
      ],
    ],
    [
      'another VirtualService is moved',
      [rollout({ virtualService: { name: 'x' } }), split],
    ],
    [
      'a Canary is of somebody else',
      [
        kubernetes('example.com/v1', 'Canary', 'a', {
          spec: { service: { name: 'orders' } },
        }),
        split,
      ],
    ],
  ])('is silent where %s', (_, objects) => {
    expect(hits(weightsOfController, objects)).toEqual([]);
  });

  it.each([
    ['a Rollout', rollout({ virtualService: { name: 'orders' } })],
    [
      'a Rollout in other words',
      rollout({ virtualServices: [{ name: 'orders.shop', routes: ['main'] }] }),
    ],
    ['a Canary', canary({ targetRef: { name: 'orders' } })],
    [
      'a Canary with a Service',
      canary({ service: { name: 'orders' }, targetRef: { name: 'x' } }),
    ],
  ])('finds a split that %s sets too', (_, owner) => {
    expect(hits(weightsOfController, [owner, split])).toMatchObject([
      { pointer: '/spec/http/0/route' },
    ]);
  });
});

describe('traffic/route-outside-rollout', () => {
  const named = rollout({
    virtualService: { name: 'orders', routes: ['main'] },
  });

  it.each([
    [
      'all weighted routes are named',
      [
        named,
        virtualService({ http: [rule('main', 100, 0), rule('admin', 100)] }),
      ],
    ],
    [
      'none is named, which stands for all',
      [rollout({ virtualService: { name: 'orders' } }), split],
    ],
    ['there is no Rollout', [split]],
  ])('is silent where %s', (_, objects) => {
    expect(hits(routeOutsideRollout, objects)).toEqual([]);
  });

  it('finds a weighted route that is not named', () => {
    expect(
      hits(routeOutsideRollout, [
        named,
        virtualService({ http: [rule('main', 100, 0), rule('rest', 100, 0)] }),
      ]),
    ).toMatchObject([{ pointer: '/spec/http/1', params: { rule: 2 } }]);
  });
});
