import { securityObject } from '../testUtils/istioObjects';
import { request } from '../testUtils/request';
import { refusesToken } from './token';

const policy = (...jwtRules: object[]) =>
  securityObject('RequestAuthentication', { jwtRules });

const login = { issuer: 'https://login', audiences: ['shop'] };

const refused = (
  claims: Record<string, unknown> | null,
  policies: ReturnType<typeof policy>[],
  known = {},
) => refusesToken(policies, request({ claims }), known).refused;

describe('refusesToken', () => {
  it.each([
    ['no token', null, 'no'],
    ['a token of an issuer', { iss: 'https://login', aud: 'shop' }, 'no'],
    [
      'a token that does not say for whom it is',
      { iss: 'https://login' },
      'no',
    ],
    ['a token of another issuer', { iss: 'https://evil' }, 'yes'],
    [
      'a token for others',
      { iss: 'https://login', aud: ['billing', 'mail'] },
      'yes',
    ],
  ])('%s: %s', (_, claims, expected) => {
    expect(refused(claims, [policy(login)])).toBe(expected);
  });

  it('takes a token of any of the issuers, and any where none is named', () => {
    const other = { issuer: 'https://other' };

    expect(refused({ iss: 'https://other' }, [policy(login, other)])).toBe(
      'no',
    );
    expect(refused({ iss: 'https://evil' }, [])).toBe('no');
    expect(refused({ iss: 'https://evil' }, [policy()])).toBe('no');
  });

  it('does not guess by whom keys are used', () => {
    const anyIssuer = policy({ jwksUri: 'https://login/jwks' });

    expect(refused({ iss: 'https://evil' }, [anyIssuer])).toBe('unknown');
  });

  it('does not guess whether a policy applies', () => {
    const about = (target: object) =>
      securityObject('RequestAuthentication', {
        jwtRules: [login],
        ...target,
      });
    const evil = { iss: 'https://evil' };
    const gateway = { targetRefs: [{ kind: 'Gateway', name: 'waypoint' }] };
    const another = { targetRefs: [{ kind: 'Service', name: 'cart' }] };

    expect(refused(evil, [about(gateway)])).toBe('unknown');
    expect(refused(evil, [about(another)])).toBe('no');
  });

  it('does not take place at ztunnel', () => {
    expect(
      refused({ iss: 'https://evil' }, [policy(login)], {
        mesh: 'istio-ambient',
      }),
    ).toBe('no');
  });
});
