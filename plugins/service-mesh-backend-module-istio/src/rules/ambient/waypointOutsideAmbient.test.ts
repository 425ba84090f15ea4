import {
  ambientNamespace,
  namespace,
  object,
  pod,
  service,
} from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { waypointOutsideAmbient } from './waypointOutsideAmbient';

const uses = (name: string) => ({ 'istio.io/use-waypoint': name });

describe('ambient/waypoint-outside-ambient', () => {
  it.each([
    ['the namespace is in ambient', [ambientNamespace('shop', uses('w'))]],
    [
      'the workload is in ambient',
      [ambientNamespace(), pod('orders', uses('w'))],
    ],
    [
      'the Pod is redirected',
      [
        pod('orders', uses('w'), {
          annotations: { 'ambient.istio.io/redirection': 'enabled' },
        }),
      ],
    ],
    [
      'some workload of the namespace is',
      [
        namespace('shop', uses('w')),
        pod('orders', { 'istio.io/dataplane-mode': 'ambient' }),
      ],
    ],
    ['a Service uses one', [service('orders', { labels: uses('w') })]],
  ])('is silent where %s', (_, objects) => {
    expect(hits(waypointOutsideAmbient, objects)).toEqual([]);
  });

  it('finds each workload of a Namespace that is not', () => {
    const home = namespace('shop', uses('w'));
    expect(
      hits(waypointOutsideAmbient, [
        home,
        pod('orders'),
        pod('basket', { 'istio.io/dataplane-mode': 'ambient' }),
        pod('batch', { 'istio.io/dataplane-mode': 'none' }),
      ]),
    ).toMatchObject([
      {
        document: { object: { metadata: { name: 'orders' } } },
        related: [{ document: { object: home } }],
      },
    ]);
  });

  it('knows a Deployment by its Pods', () => {
    const labels = { app: 'orders', ...uses('w') };
    expect(
      hits(waypointOutsideAmbient, [
        object('Deployment', 'orders', { template: { metadata: { labels } } }),
        pod(
          'orders',
          { ...labels, 'pod-template-hash': '1' },
          {
            annotations: { 'ambient.istio.io/redirection': 'enabled' },
          },
        ),
      ]),
    ).toEqual([]);
  });

  it.each([[namespace('shop', uses('w'))], [pod('orders', uses('w'))]])(
    'finds a $kind that is not',
    one => {
      expect(hits(waypointOutsideAmbient, [one])).toMatchObject([
        { params: { waypoint: 'w' } },
      ]);
    },
  );
});
