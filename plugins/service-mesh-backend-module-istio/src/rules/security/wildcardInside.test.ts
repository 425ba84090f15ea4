import { policyOnPaths, policyWithRule } from '../../testUtils/policies';
import { hits } from '../../testUtils/ruleContext';
import { wildcardInside } from './wildcardInside';

describe('security/wildcard-inside-value', () => {
  it.each(['/orders', '/orders/*', '*/items', '/orders/{*}/items'])(
    'is silent about the path %s',
    path => {
      expect(hits(wildcardInside, [policyOnPaths([path])])).toEqual([]);
    },
  );

  it.each(['/users/*/orders', '*/orders/*'])('finds the path %s', path => {
    expect(hits(wildcardInside, [policyOnPaths([path])])).toMatchObject([
      { pointer: '/spec/rules/0/to/0/operation/paths/0' },
    ]);
  });

  it('finds a principal in any namespace', () => {
    const principals = ['cluster.local/ns/*/sa/basket'];
    expect(
      hits(wildcardInside, [
        policyWithRule({ from: [{ source: { principals } }] }),
      ]),
    ).toMatchObject([{ params: { field: 'principals' } }]);
  });
});
