import { virtualService } from '../../testUtils/istioObjects';
import { hits } from '../../testUtils/ruleContext';
import { ineffectiveMatch } from './ineffectiveMatch';

const uri = (prefix: string) => ({ uri: { prefix } });

describe('traffic/ineffective-match', () => {
  it.each([
    [
      'the narrower comes first',
      [{ match: [uri('/a/b')] }, { match: [uri('/a')] }],
    ],
    [
      'the rule is never reached at all',
      [{ match: [uri('/a')] }, { match: [uri('/a')] }],
    ],
    ['a rule without a match is before it', [{}, { match: [uri('/a')] }]],
  ])('is silent where %s', (_, http) => {
    expect(hits(ineffectiveMatch, [virtualService({ http })])).toEqual([]);
  });

  it('finds a match that another rule takes the requests of', () => {
    expect(
      hits(ineffectiveMatch, [
        virtualService({
          http: [{ match: [uri('/a')] }, { match: [uri('/c'), uri('/a/b')] }],
        }),
      ]),
    ).toMatchObject([
      {
        pointer: '/spec/http/1/match/1',
        severity: 'warning',
        related: [{ pointer: '/spec/http/0/match/0' }],
      },
    ]);
  });

  it('only mentions one that its own rule takes anyway', () => {
    expect(
      hits(ineffectiveMatch, [
        virtualService({
          tcp: [{ match: [{ port: 80 }, { port: 80, name: 'b' }] }],
        }),
      ]),
    ).toMatchObject([{ pointer: '/spec/tcp/0/match/1', severity: 'info' }]);
  });
});
