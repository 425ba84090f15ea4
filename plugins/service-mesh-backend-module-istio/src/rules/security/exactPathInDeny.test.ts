import { policyOnPaths } from '../../testUtils/policies';
import { hits } from '../../testUtils/ruleContext';
import { exactPathInDeny } from './exactPathInDeny';

describe('security/exact-path-in-deny', () => {
  it.each([
    ['what is allowed', policyOnPaths(['/admin'])],
    ['a prefix', policyOnPaths(['/admin*'], 'DENY')],
    ['both spellings', policyOnPaths(['/admin', '/admin/'], 'DENY')],
    ['all below it', policyOnPaths(['/admin', '/admin/*'], 'DENY')],
    ['a template', policyOnPaths(['/orders/{*}'], 'DENY')],
  ])('is silent about %s', (_, object_) => {
    expect(hits(exactPathInDeny, [object_])).toEqual([]);
  });

  it('finds a path that a slash leads past', () => {
    expect(
      hits(exactPathInDeny, [policyOnPaths(['/health/', '/admin'], 'DENY')]),
    ).toMatchObject([{ pointer: '/spec/rules/0/to/0/operation/paths/1' }]);
  });
});
