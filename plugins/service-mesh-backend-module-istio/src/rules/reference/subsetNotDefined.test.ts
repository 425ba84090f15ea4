import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { virtualService } from '../../testUtils/istioObjects';
import { service } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { subsetNotDefined } from './subsetNotDefined';

const routed = virtualService({
  http: [{ route: [{ destination: { host: 'orders', subset: 'v2' } }] }],
});

function destinationRule(host: string, ...subsets: string[]): KubernetesObject {
  return {
    apiVersion: 'networking.istio.io/v1beta1',
    kind: 'DestinationRule',
    metadata: { name: 'orders', namespace: 'shop' },
    spec: { host, subsets: subsets.map(name => ({ name })) },
  };
}

describe('reference/subset-not-defined', () => {
  it.each([
    'orders',
    'orders.shop',
    'orders.shop.svc.cluster.local',
    '*.shop.svc.cluster.local',
  ])('is silent where a DestinationRule for %s defines the subset', host => {
    expect(
      hits(subsetNotDefined, [routed, destinationRule(host, 'v1', 'v2')]),
    ).toEqual([]);
  });

  it('finds a subset that the DestinationRule of the host does not define', () => {
    const found = hits(subsetNotDefined, [
      routed,
      destinationRule('orders', 'v1'),
    ]);

    expect(found).toMatchObject([
      {
        pointer: '/spec/http/0/route/0/destination/subset',
        params: { host: 'orders', subset: 'v2' },
      },
    ]);
    expect(found[0].undecided).toBeUndefined();
    expect(found[0].related).toHaveLength(1);
  });

  it.each([
    ['none is here', []],
    ['it is of another namespace', [destinationRule('orders.billing', 'v2')]],
  ])('cannot decide where %s', (_, others) => {
    expect(hits(subsetNotDefined, [routed, ...others])).toMatchObject([
      { undecided: 'needs the DestinationRule of orders' },
    ]);
  });

  it.each([
    ['no DestinationRule of the host is exported to its namespace', true],
    ['there is none', false],
  ])('decides where both namespaces are here: %s', (_, isHidden) => {
    const hidden = {
      ...destinationRule('orders.shop.svc.cluster.local', 'v2'),
      metadata: { name: 'orders', namespace: 'billing' },
    };
    hidden.spec = { ...(hidden.spec as object), exportTo: ['.'] };
    const found = hits(subsetNotDefined, [
      routed,
      service('orders'),
      ...(isHidden ? [hidden] : []),
    ]);

    expect(found).toMatchObject([{ params: { subset: 'v2' } }]);
    expect(found[0].undecided).toBeUndefined();
  });

  it('looks at mirrors too', () => {
    const mirrored = virtualService({
      http: [
        {
          mirrors: [{ destination: { host: 'orders', subset: 'v9' } }],
          mirror: { host: 'orders', subset: 'v8' },
        },
      ],
    });

    expect(
      hits(subsetNotDefined, [mirrored, destinationRule('orders', 'v1')]).map(
        ({ pointer }) => pointer,
      ),
    ).toEqual([
      '/spec/http/0/mirrors/0/destination/subset',
      '/spec/http/0/mirror/subset',
    ]);
  });
});
