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

  it.each([
    ['Accepted', 'False', 'Invalid', ['IST0171', 'GWAPI']],
    ['Programmed', 'False', 'NoResources', ['IST0171', 'GWAPI']],
    ['Programmed', 'False', 'Pending', ['IST0171']],
    ['Programmed', 'False', 'AddressNotAssigned', ['IST0171', 'GWAPI']],
    ['Scheduled', 'False', 'Why', ['GWAPI']],
    ['Ready', 'False', 'Why', ['GWAPI']],
    ['Conflicted', 'True', 'Why', ['GWAPI']],
    ['Conflicted', 'False', 'NoConflicts', null],
    ['Ready', 'True', 'Why', null],
    ['constructor', 'False', 'Why', null],
  ])(
    'of a Gateway with %s=%s for %s has the codes %j',
    (type, status, reason, codes) => {
      const gateway = kubernetes(
        'gateway.networking.k8s.io/v1',
        'Gateway',
        'public',
        { status: { conditions: [condition(type, status, reason)] } },
      );
      expect(
        hits(negativeCondition, [gateway]).map(
          ({ equivalents }) => equivalents,
        ),
      ).toEqual(codes ? [codes] : []);
    },
  );

  it('takes an address that is under way for pending', () => {
    const waiting = {
      ...condition('Programmed', 'False', 'AddressNotAssigned'),
      message: 'address pending for hostname a.b',
    };
    expect(
      hits(negativeCondition, [
        kubernetes('gateway.networking.k8s.io/v1', 'Gateway', 'public', {
          status: { conditions: [waiting] },
        }),
      ]),
    ).toMatchObject([{ equivalents: ['IST0171'] }]);
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
