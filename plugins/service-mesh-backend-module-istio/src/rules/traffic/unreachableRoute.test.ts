import { virtualService } from '../../testUtils/istioObjects';
import { hits } from '../../testUtils/ruleContext';
import { unreachableRoute } from './unreachableRoute';

const specific = { name: 'read', match: [{ uri: { exact: '/orders' } }] };
const other = { name: 'archive', match: [{ uri: { exact: '/archive' } }] };
const catchAll = { name: 'catch-all' };

describe('traffic/unreachable-route', () => {
  it.each([
    ['the catch-all is last', { http: [specific, catchAll] }],
    ['every rule has a match of its own', { http: [specific, other] }],
    ['there are no rules', {}],
    ['the rules are not a list', { http: 'none' }],
  ])('is silent where %s', (_, spec) => {
    expect(hits(unreachableRoute, [virtualService(spec)])).toEqual([]);
  });

  it.each([
    ['http', 'is never reached', { http: [catchAll, specific] }],
    ['http', 'are two catch-alls', { http: [specific, catchAll, catchAll] }],
    ['tcp', 'is of TCP', { tcp: [{}, { match: [{ port: 1 }] }] }],
  ])(
    'finds a rule of %s behind one without a match: %s',
    (protocol, _, spec) => {
      const [hit] = hits(unreachableRoute, [virtualService(spec)]);

      expect(hit.pointer).toMatch(new RegExp(`^/spec/${protocol}/\\d$`));
    },
  );

  it('names the rule and counts those behind it', () => {
    const [hit] = hits(unreachableRoute, [
      virtualService({ http: [catchAll, specific, specific] }),
    ]);

    expect(hit.message).toBe(
      "Rule 'catch-all' of VirtualService orders matches every request, so that the 2 rules behind it are never reached.",
    );
  });

  it('finds a rule whose matches others take, and says what other tools call it', () => {
    const wide = { match: [{ uri: { prefix: '/orders' } }] };

    expect(
      hits(unreachableRoute, [
        virtualService({ http: [wide, specific, other, wide] }),
      ]).map(({ pointer, equivalents }) => [pointer, equivalents]),
    ).toEqual([
      ['/spec/http/1/match', ['IST0131']],
      ['/spec/http/3/match', ['IST0130', 'IST0131']],
    ]);
  });

  it('is silent about rules behind one that a delegate may leave requests to', () => {
    expect(
      hits(unreachableRoute, [
        virtualService({ http: [{ delegate: { name: 'a' } }, specific] }),
      ]),
    ).toEqual([]);
  });
});
