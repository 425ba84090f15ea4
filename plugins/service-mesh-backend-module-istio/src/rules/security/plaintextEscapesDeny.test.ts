import { peer } from '../../testUtils/mtls';
import { policyWithRule } from '../../testUtils/policies';
import { hits } from '../../testUtils/ruleContext';
import { plaintextEscapesDeny } from './plaintextEscapesDeny';

const from = (source: object) => ({ from: [{ source }] });
const denied = policyWithRule(from({ namespaces: ['web'] }), 'DENY');
const permissive = peer('default', 'PERMISSIVE');

describe('security/plaintext-escapes-deny', () => {
  it.each([
    ['mutual TLS is STRICT', [denied, peer('default', 'STRICT')]],
    ['it is not known', [denied]],
    [
      'callers are admitted by name',
      [policyWithRule(from({ namespaces: ['web'] })), permissive],
    ],
    [
      'all but some are denied',
      [policyWithRule(from({ notNamespaces: ['web'] }), 'DENY'), permissive],
    ],
  ])('is silent where %s', (_, objects) => {
    expect(hits(plaintextEscapesDeny, objects)).toEqual([]);
  });

  it.each([
    ['DENY by caller', denied, 'namespaces'],
    [
      'ALLOW of all but some',
      policyWithRule(from({ notPrincipals: ['a'] })),
      'notPrincipals',
    ],
  ])('finds that plaintext escapes %s', (_, policy, list) => {
    expect(hits(plaintextEscapesDeny, [policy, permissive])).toMatchObject([
      { pointer: `/spec/rules/0/from/0/source/${list}` },
    ]);
  });

  it('finds it where all is known and nothing is STRICT', () => {
    expect(
      hits(plaintextEscapesDeny, [denied], undefined, { closedWorld: true }),
    ).toHaveLength(1);
  });
});
