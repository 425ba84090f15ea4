import { securityObject } from '../../testUtils/istioObjects';
import { hits } from '../../testUtils/ruleContext';
import { jwksOverHttp } from './jwksOverHttp';

const keysFrom = (jwksUri: unknown) =>
  securityObject('RequestAuthentication', { jwtRules: [{ jwksUri }] });

describe('security/jwks-over-http', () => {
  it.each(['https://login.example.com/jwks', undefined, 1])(
    'is silent about %s',
    uri => {
      expect(hits(jwksOverHttp, [keysFrom(uri)])).toEqual([]);
    },
  );

  it('finds keys without TLS', () => {
    expect(
      hits(jwksOverHttp, [keysFrom('http://login.example.com/jwks')]),
    ).toMatchObject([{ pointer: '/spec/jwtRules/0/jwksUri' }]);
  });
});
