import {
  ambientNamespace,
  namespace,
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

  it.each([[namespace('shop', uses('w'))], [pod('orders', uses('w'))]])(
    'finds a $kind that is not',
    object => {
      expect(hits(waypointOutsideAmbient, [object])).toMatchObject([
        { params: { waypoint: 'w' } },
      ]);
    },
  );
});
