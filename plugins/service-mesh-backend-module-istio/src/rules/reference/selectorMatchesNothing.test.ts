import { object, pod } from '../../testUtils/cluster';
import { hits } from '../../testUtils/ruleContext';
import { selectorMatchesNothing } from './selectorMatchesNothing';

const selecting = (kind: string, name: string, app: string) =>
  object(kind, name, { selector: { matchLabels: { app } } });

describe('reference/selector-matches-nothing', () => {
  it.each([
    ['it matches', selecting('PeerAuthentication', 'a', 'orders')],
    [
      'it matches from the root namespace',
      selecting('AuthorizationPolicy', 'istio-system/a', 'orders'),
    ],
    ['it is for all', object('AuthorizationPolicy', 'a')],
    [
      'it refers to a Service',
      object('AuthorizationPolicy', 'a', {
        targetRefs: [{ kind: 'Service', name: 'x' }],
      }),
    ],
    [
      'it is for all of a mesh',
      object('AuthorizationPolicy', 'istio-system/a'),
    ],
    ['it is for all of nothing', object('PeerAuthentication', 'web/a')],
  ])('is silent where %s', (_, policy) => {
    expect(hits(selectorMatchesNothing, [pod('orders'), policy])).toEqual([]);
  });

  it.each([
    ['AuthorizationPolicy', ['IST0127', 'KIA0004']],
    ['PeerAuthentication', ['KIA0004']],
    ['RequestAuthentication', ['KIA0004']],
  ])('finds that a %s selects nothing', (kind, equivalents) => {
    const [found, ...others] = hits(selectorMatchesNothing, [
      pod('orders'),
      pod('web/order'),
      selecting(kind, 'a', 'order'),
    ]);
    expect(found).toMatchObject({
      equivalents,
      pointer: '/spec/selector/matchLabels',
    });
    expect(found.undecided).toBeUndefined();
    expect(others).toEqual([]);
  });

  it.each([
    ['the namespace', 'web/a'],
    ['the mesh', 'istio-system/a'],
  ])('is undecided where not all of %s is known', (_, name) => {
    expect(
      hits(selectorMatchesNothing, [
        pod('orders'),
        selecting('AuthorizationPolicy', name, 'order'),
      ]),
    ).toMatchObject([{ undecided: 'needs the workloads of the namespace' }]);
  });

  it('tells of a namespace without workloads beside one that has some', () => {
    const policy = object('AuthorizationPolicy', 'web/a');
    expect(hits(selectorMatchesNothing, [policy])).toEqual([]);
    expect(hits(selectorMatchesNothing, [policy, pod('orders')])).toMatchObject(
      [{ equivalents: ['IST0127'], undecided: expect.any(String) }],
    );
  });
});
