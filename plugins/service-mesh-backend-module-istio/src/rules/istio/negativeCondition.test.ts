import { kubernetes } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { negativeCondition } from './negativeCondition';

const condition = (type: string, status = 'False', reason = 'Why') => ({
  type,
  status,
  reason,
  message: 'said so',
});
const route = (status: object) =>
  kubernetes('gateway.networking.k8s.io/v1', 'HTTPRoute', 'orders', { status });

describe('istio/negative-condition', () => {
  it.each([
    [
      'of the object',
      { conditions: [condition('Programmed')] },
      '/status/conditions/0',
    ],
    [
      'of a parent',
      { parents: [{ conditions: [condition('ResolvedRefs')] }] },
      '/status/parents/0/conditions/0',
    ],
    [
      'of a listener',
      { listeners: [{ conditions: [condition('Accepted')] }] },
      '/status/listeners/0/conditions/0',
    ],
    [
      'that a waypoint holds in parts',
      {
        conditions: [condition('WaypointAccepted', 'True', 'PartiallyInvalid')],
      },
      '/status/conditions/0',
    ],
  ])('finds one %s', (_, status, pointer) => {
    expect(hits(negativeCondition, [route(status)])).toMatchObject([
      { pointer },
    ]);
  });

  it('repeats what the control plane says', () => {
    const [{ message }] = hits(negativeCondition, [
      route({ conditions: [condition('Accepted')] }),
    ]);
    expect(message).toBe(
      'HTTPRoute orders has the condition Accepted=False in its status: Why: said so.',
    );
  });

  it.each([
    ['it holds', { conditions: [condition('Accepted', 'True')] }],
    [
      'it is of another tool',
      { conditions: [condition('argocd.argoproj.io/Synced')] },
    ],
    ['there is no status', {}],
  ])('is silent where %s', (_, status) => {
    expect(hits(negativeCondition, [route(status)])).toEqual([]);
  });

  it('leaves kinds of others alone', () => {
    expect(
      hits(negativeCondition, [
        kubernetes('example.com/v1', 'Thing', 'a', {
          status: { conditions: [condition('Accepted')] },
        }),
      ]),
    ).toEqual([]);
  });
});
