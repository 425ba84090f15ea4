import { securityObject } from '../../testUtils/istioObjects';
import { hits } from '../../testUtils/ruleContext';
import { allowAll } from './allowAll';

const policy = (spec: object) => securityObject('AuthorizationPolicy', spec);

describe('security/allow-all', () => {
  it.each([
    [
      'a rule that names callers',
      { rules: [{ from: [{ source: { principals: ['*'] } }] }] },
    ],
    ['no rule, which refuses everybody', {}],
    ['DENY of everything', { action: 'DENY', rules: [{}] }],
  ])('is silent about %s', (_, spec) => {
    expect(hits(allowAll, [policy(spec)])).toEqual([]);
  });

  it.each([
    ['no action, which means ALLOW', { rules: [{}] }],
    ['ALLOW', { action: 'ALLOW', rules: [{}] }],
  ])('finds an empty rule under %s', (_, spec) => {
    expect(hits(allowAll, [policy(spec)])).toMatchObject([
      { pointer: '/spec/rules/0' },
    ]);
  });

  it("leaves Linkerd's kind of the same name alone", () => {
    const linkerd = {
      ...policy({ rules: [{}] }),
      apiVersion: 'policy.linkerd.io/v1alpha1',
    };

    expect(hits(allowAll, [linkerd])).toEqual([]);
  });
});
