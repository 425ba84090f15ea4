import { ruleFindings } from '../../testUtils';
import { grantFromUnknownNamespace } from './grantFromUnknownNamespace';

const grant = (namespace: string) => `
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: { name: grant, namespace: billing }
spec: { from: [{ kind: HTTPRoute, namespace: ${namespace} }] }
---
apiVersion: v1
kind: Namespace
metadata: { name: shop }
`;

const find = (namespace: string, closedWorld = false) =>
  ruleFindings(grantFromUnknownNamespace, grant(namespace), { closedWorld });

describe('gateway-api/grant-from-unknown-namespace', () => {
  it.each(['shop', 'billing'])('is silent about %s, which is here', name => {
    expect(find(name)).toEqual([]);
  });

  it('finds a namespace that is not there, and asks for it where it may be elsewhere', () => {
    expect(find('web', true)).toMatchObject([
      { severity: 'warning', pointer: '/spec/from/0/namespace' },
    ]);
    expect(find('web')).toMatchObject([
      { undecided: "needs the Namespace 'web'" },
    ]);
  });
});
