import { policyWithRule } from '../../testUtils/policies';
import { hits } from '../../testUtils/ruleContext';
import { anyPrincipal } from './anyPrincipal';

describe('security/any-principal', () => {
  const from = [{ source: { principals: ['*'] } }];

  it.each([
    ['DENY', policyWithRule({ from }, 'DENY')],
    [
      'some requests',
      policyWithRule({ from, to: [{ operation: { paths: ['/a'] } }] }),
    ],
    ['a condition', policyWithRule({ from, when: [{ key: 'source.ip' }] })],
    [
      'a namespace',
      policyWithRule({
        from: [{ source: { principals: ['*'], namespaces: ['shop'] } }],
      }),
    ],
    [
      'tokens',
      policyWithRule({ from: [{ source: { requestPrincipals: ['*'] } }] }),
    ],
  ])('is silent about %s', (_, object_) => {
    expect(hits(anyPrincipal, [object_])).toEqual([]);
  });

  it.each(['principals', 'namespaces'])('finds any of %s', list => {
    expect(
      hits(anyPrincipal, [
        policyWithRule({ from: [{ source: { [list]: ['*'] } }] }),
      ]),
    ).toMatchObject([{ pointer: `/spec/rules/0/from/0/source/${list}` }]);
  });
});
