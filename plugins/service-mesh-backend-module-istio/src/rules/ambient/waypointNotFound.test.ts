import {
  ambientNamespace,
  pod,
  service,
  waypoint,
} from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { waypointNotFound } from './waypointNotFound';

const uses = (name: string) => ({ 'istio.io/use-waypoint': name });

describe('ambient/waypoint-not-found', () => {
  it.each([
    ['there is one', [ambientNamespace('shop', uses('waypoint')), waypoint()]],
    [
      'there is one in the namespace named',
      [
        service('orders', {
          labels: {
            ...uses('waypoint'),
            'istio.io/use-waypoint-namespace': 'infra',
          },
        }),
        waypoint('infra/waypoint'),
      ],
    ],
    [
      'it runs',
      [
        service('orders', { labels: uses('w') }),
        pod('x', { 'gateway.networking.k8s.io/gateway-name': 'w' }),
      ],
    ],
    [
      'no workload follows its namespace',
      [
        ambientNamespace('shop', uses('waypiont')),
        waypoint(),
        pod('orders', uses('none')),
      ],
    ],
    [
      'none is wanted',
      [service('orders', { labels: uses('none') }), waypoint()],
    ],
    ['nothing else is known', [ambientNamespace('shop', uses('waypoint'))]],
  ])('is silent where %s', (_, objects) => {
    expect(hits(waypointNotFound, objects)).toEqual([]);
  });

  it.each([
    [
      ambientNamespace('shop', uses('waypiont')),
      '/metadata/labels/istio.io~1use-waypoint',
    ],
    [
      service('orders', { labels: uses('waypiont') }),
      '/metadata/labels/istio.io~1use-waypoint',
    ],
    [
      pod('orders', uses('waypiont')),
      '/metadata/labels/istio.io~1use-waypoint',
    ],
  ])('finds the name that $kind misspells', (object, pointer) => {
    const [found] = hits(waypointNotFound, [object, waypoint()]);
    expect(found).toMatchObject({ pointer, params: { name: 'waypiont' } });
    expect(found.undecided).toBeUndefined();
  });

  it('finds it at the workloads that a Namespace speaks for', () => {
    const home = ambientNamespace('shop', uses('waypiont'));
    const found = hits(waypointNotFound, [
      home,
      waypoint(),
      waypoint('waypiont-2'),
      pod('orders'),
      pod('basket', uses('waypoint')),
      pod('batch', { 'istio.io/dataplane-mode': 'none' }),
      pod('w', { 'gateway.networking.k8s.io/gateway-name': 'waypoint' }),
    ]);
    expect(found).toMatchObject([
      {
        document: { object: { metadata: { name: 'orders' } } },
        pointer: '/metadata',
        related: [{ document: { object: home } }],
      },
    ]);
  });

  it('is undecided where Gateways may be elsewhere', () => {
    expect(
      hits(waypointNotFound, [
        pod('orders'),
        service('orders', { labels: uses('w') }),
      ]),
    ).toMatchObject([{ undecided: 'needs the Gateway of the waypoint' }]);
  });
});
