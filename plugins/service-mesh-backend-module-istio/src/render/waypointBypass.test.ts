import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  testCaller,
  testEverybody,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import {
  ambientCaller,
  ingressCaller,
  tokenRequired,
} from '../testUtils/inputs';
import { rendered } from '../testUtils/rendered';
import { experimental, listed, lossesOf } from '../testUtils/waypoints';

describe('the policy against passing the waypoint by', () => {
  const admitted = (input: ServiceInput) =>
    rendered(input, experimental).find(
      ({ metadata }) => metadata.name === 'order-waypoint',
    )?.spec?.rules;

  const lost = (input: ServiceInput) =>
    lossesOf(input).find(([leaf]) => leaf === 'security.callers.mode')?.[1];

  const from = (...serviceAccounts: string[]) => [
    { from: [{ source: { serviceAccounts } }] },
  ];

  const web = ambientCaller('web');
  const prometheus = testCaller('prometheus', { kind: 'platform' });

  it('admits the waypoint alone where every caller goes through it, as gateways do', () => {
    const input = listed(web, ingressCaller);

    expect(admitted(input)).toEqual(from('shop/waypoint'));
    expect(lost(input)).toBeUndefined();
  });

  it('admits those who scrape the Pods, who may do anything anyway', () => {
    const input = listed(web, prometheus);

    expect(admitted(input)).toEqual(from('shop/prometheus', 'shop/waypoint'));
    expect(lost(input)).toBeUndefined();
  });

  it('admits callers that may be outside ambient, and says what does not hold for them', () => {
    const cart = testCaller('cart', { mesh: 'istio' });
    const batch = testCaller('batch', { kind: 'additional' });
    const input = listed(web, cart, batch);

    expect(admitted(input)).toEqual(
      from('shop/batch', 'shop/cart', 'shop/waypoint'),
    );
    expect(lost(input)).toEqual({
      callers: ['component:default/cart', 'component:default/batch'],
    });
  });

  it('admits address ranges as such', () => {
    const office = testCaller('10.0.0.0/8', {
      kind: 'additional',
      serviceAccount: null,
      cidr: '10.0.0.0/8',
    });

    expect(admitted(listed(web, office))).toEqual([
      {
        from: [
          { source: { serviceAccounts: ['shop/waypoint'] } },
          { source: { ipBlocks: ['10.0.0.0/8'] } },
        ],
      },
    ]);
  });

  it('says that a caller of the platform evades the paths and tokens that hold for it', () => {
    const scraper = { ...prometheus, paths: ['/metrics'] };
    const byOperation = listed(web, scraper);
    byOperation.policy.service['security.callers.granularity'] = {
      value: 'operation',
      origin: { source: 'config' },
    };
    const withToken = {
      ...listed(web, prometheus),
      endUser: [tokenRequired('everywhere', ['POST /orders'])],
    };

    expect(lost(byOperation)).toEqual({ callers: [prometheus.name] });
    expect(lost(withToken)).toEqual({ callers: [prometheus.name] });
  });

  it('is not written where a caller that may pass the waypoint by has no identity', () => {
    const input = listed(web, testCaller('cart', { serviceAccount: null }));

    expect(admitted(input)).toBeUndefined();
    expect(lost(input)).toEqual({ callers: ['component:default/cart'] });
  });

  it('is not written where everybody may call an operation, for that is more than go through the waypoint', () => {
    const input = listed(web, testEverybody('POST /orders'));

    expect(admitted(input)).toBeUndefined();
    expect(lost(input)).toEqual({ operations: ['POST /orders'] });
  });

  it('waits for the stage enforce', () => {
    const input = listed(web);
    const stage = { ...input.stage, effective: 'audit' as const };

    expect(admitted({ ...input, stage })).toBeUndefined();
  });
});
