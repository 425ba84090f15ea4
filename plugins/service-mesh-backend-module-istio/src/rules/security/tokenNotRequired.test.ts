import { securityObject } from '../../testUtils/istioObjects';
import { kubernetes } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { tokenNotRequired } from './tokenNotRequired';

const selector = { matchLabels: { app: 'orders' } };
const verified = securityObject('RequestAuthentication', {
  selector,
  jwtRules: [{ issuer: 'https://login.example.com/' }],
});

const required = [{ from: [{ source: { notRequestPrincipals: ['*'] } }] }];

describe('security/token-not-required', () => {
  it.each([
    [
      'is denied without one',
      securityObject('AuthorizationPolicy', {
        selector,
        action: 'DENY',
        rules: required,
      }),
    ],
    [
      'is denied without one in the whole namespace',
      securityObject('AuthorizationPolicy', {
        action: 'DENY',
        rules: required,
      }),
    ],
    [
      'is allowed by a claim',
      securityObject('AuthorizationPolicy', {
        selector,
        rules: [
          { when: [{ key: 'request.auth.claims[group]', values: ['a'] }] },
        ],
      }),
    ],
    [
      'is denied without one by a policy that names no namespace',
      kubernetes(
        'security.istio.io/v1',
        'AuthorizationPolicy',
        'orders',
        { spec: { action: 'DENY', rules: required } },
        { namespace: undefined },
      ),
    ],
  ])('is silent where a request %s', (_, policy) => {
    expect(hits(tokenNotRequired, [verified, policy])).toEqual([]);
  });

  it.each([
    ['there is no policy', []],
    [
      'the policy is about callers',
      [
        securityObject('AuthorizationPolicy', {
          selector,
          rules: [{ from: [{ source: { principals: ['*'] } }] }],
        }),
      ],
    ],
    [
      'the policy is for another workload',
      [
        securityObject('AuthorizationPolicy', {
          selector: { matchLabels: { app: 'carts' } },
          action: 'DENY',
          rules: required,
        }),
      ],
    ],
  ])('finds that requests without a token pass where %s', (_, policies) => {
    expect(hits(tokenNotRequired, [verified, ...policies])).toMatchObject([
      { pointer: '/spec/jwtRules' },
    ]);
  });
});
