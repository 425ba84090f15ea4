import { policyWithRule } from '../../testUtils/policies';
import { hits } from '../../testUtils/ruleContext';
import { unknownMethod } from './unknownMethod';

describe('security/unknown-method', () => {
  it.each(['GET', '*', 'PO*', '*T', 'PROPFIND'])(
    'is silent about %s',
    value => {
      expect(
        hits(unknownMethod, [
          policyWithRule({ to: [{ operation: { methods: [value] } }] }),
        ]),
      ).toEqual([]);
    },
  );

  it.each(['GOT', 'GOT*', '*WRONG', '*E*', '/shop.Orders/List'])(
    'finds %s',
    value => {
      expect(
        hits(unknownMethod, [
          policyWithRule({ to: [{ operation: { methods: ['GET', value] } }] }),
        ]),
      ).toMatchObject([{ pointer: '/spec/rules/0/to/0/operation/methods/1' }]);
    },
  );

  it('mends the case, of which Kiali says nothing', () => {
    expect(
      hits(unknownMethod, [
        policyWithRule({ to: [{ operation: { methods: ['get'] } }] }),
      ]),
    ).toMatchObject([{ equivalents: [], fix: { replacement: 'GET' } }]);
  });
});
