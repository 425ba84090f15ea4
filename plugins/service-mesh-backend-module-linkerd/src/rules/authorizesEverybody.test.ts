import { findingsOf } from '../testUtils/findings';
import { policyFor } from '../testUtils/objects';
import { authorizesEverybody } from './authorizesEverybody';

const callers = {
  group: 'policy.linkerd.io',
  kind: 'MeshTLSAuthentication',
  name: 'callers',
};

describe('linkerd/authorizes-everybody', () => {
  it('is content with a policy that names an authentication', () => {
    expect(
      findingsOf(authorizesEverybody, [policyFor('order', [callers])]),
    ).toEqual([]);
  });

  it('finds a policy without authentications', () => {
    expect(findingsOf(authorizesEverybody, [policyFor('order', [])])).toEqual([
      {
        name: 'callers',
        pointer: '/spec/requiredAuthenticationRefs',
        severity: 'warning',
      },
    ]);
  });
});
