import { findingsOf } from '../testUtils/findings';
import { policyFor, policyObject } from '../testUtils/objects';
import { danglingAuthentication } from './danglingAuthentication';

describe('an authentication that a policy requires', () => {
  const policy = policyFor('order', [
    { group: 'policy.linkerd.io', kind: 'MeshTLSAuthentication', name: 'web' },
  ]);
  const authentication = (name: string) =>
    policyObject('MeshTLSAuthentication', name, { identities: ['*'] });

  it('has to exist', () => {
    const finding = {
      name: 'callers',
      pointer: '/spec/requiredAuthenticationRefs/0/name',
    };
    expect(
      findingsOf(danglingAuthentication, [policy, authentication('other')]),
    ).toEqual([{ ...finding, severity: 'warning' }]);
    expect(findingsOf(danglingAuthentication, [policy])).toEqual([
      {
        ...finding,
        severity: 'info',
        undecided: "needs the MeshTLSAuthentications of namespace 'shop'",
      },
    ]);
    expect(
      findingsOf(danglingAuthentication, [policy, authentication('web')]),
    ).toEqual([]);
  });

  it('is not looked for where it is a ServiceAccount', () => {
    expect(
      findingsOf(danglingAuthentication, [
        policyFor('order', [{ kind: 'ServiceAccount', name: 'web' }]),
      ]),
    ).toEqual([]);
  });
});
