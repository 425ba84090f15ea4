import { judge } from '../../../testUtils/admission';
import { jwtRules } from './jwtRules';

describe('schema/jwt-rules', () => {
  it.each<[string, object, string[]]>([
    ['neither issuer nor keys', { jwtRules: [{}] }, ['/jwtRules/0']],
    [
      'an address that is none',
      { jwtRules: [{ issuer: 'a', jwksUri: 'ftp://a' }] },
      ['/jwtRules/0/jwksUri'],
    ],
    [
      'keys that are no JSON',
      { jwtRules: [{ issuer: 'a', jwks: '{' }] },
      ['/jwtRules/0/jwks'],
    ],
    [
      'keys that are none',
      { jwtRules: [{ issuer: 'a', jwks: '{}' }] },
      ['/jwtRules/0/jwks'],
    ],
    [
      'a private key',
      { jwtRules: [{ issuer: 'a', jwks: '{"keys":[{"kty":"RSA","d":"x"}]}' }] },
      ['/jwtRules/0/jwks warns'],
    ],
    [
      'an empty audience',
      { jwtRules: [{ issuer: 'a', audiences: [''] }] },
      ['/jwtRules/0/audiences/0'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(jwtRules, 'RequestAuthentication', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    [
      'rules',
      {
        jwtRules: [
          { issuer: 'a' },
          { jwksUri: 'http://keys.shop:8080/k' },
          { issuer: 'b', jwks: '{"keys":[{"kty":"RSA","n":"x"}]}' },
        ],
      },
    ],
  ])('takes %s', (_, spec) => {
    expect(judge(jwtRules, 'RequestAuthentication', spec)).toEqual([]);
  });
});
