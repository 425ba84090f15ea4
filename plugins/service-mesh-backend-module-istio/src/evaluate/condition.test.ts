import { securityObject } from '../testUtils/istioObjects';
import { request } from '../testUtils/request';
import { authorize } from './authorization';

const refused = (spec: object, overrides = {}) =>
  authorize([securityObject('AuthorizationPolicy', spec)], request(overrides))
    .inForce.refused;

describe('authorize, of conditions', () => {
  const claims = {
    iss: 'https://login',
    sub: 'ann',
    aud: ['shop'],
    scope: 'read write',
    roles: ['clerk'],
    org: { unit: 'sales' },
    level: 3,
  };

  it.each([
    ['source.namespace', 'shop', 'no'],
    ['source.namespace', 'billing', 'yes'],
    ['source.principal', 'cluster.local/ns/shop/sa/web', 'no'],
    ['destination.port', '8080', 'no'],
    ['request.headers[X-Beta]', 'tr*', 'no'],
    ['request.headers[x-other]', '*', 'yes'],
    ['request.auth.principal', 'https://login/*', 'no'],
    ['request.auth.audiences', 'shop', 'no'],
    ['request.auth.presenter', 'app', 'yes'],
    ['request.auth.claims[scope]', 'write', 'no'],
    ['request.auth.claims[roles]', 'manager', 'yes'],
    ['request.auth.claims[org][unit]', 'sales', 'no'],
    ['request.auth.claims[level]', '3', 'unknown'],
    ['connection.sni', 'orders', 'unknown'],
  ])('judges %s = %s', (key, value, expected) => {
    const asked = (condition: object) =>
      refused(
        { rules: [{ when: [{ key, ...condition }] }] },
        { claims, headers: { 'x-beta': 'true' } },
      );
    const opposite = { yes: 'no', no: 'yes', unknown: 'unknown' }[expected];

    expect(asked({ values: [value] })).toBe(expected);
    expect(asked({ notValues: [value] })).toBe(opposite);
  });
});
