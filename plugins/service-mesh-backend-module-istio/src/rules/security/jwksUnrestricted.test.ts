import { object } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { jwksUnrestricted } from './jwksUnrestricted';

const tokens = object('RequestAuthentication', 'gateway');

const istiod = (env: object[], labels: object = { app: 'istiod' }) =>
  object(
    'Deployment',
    'istio-system/istiod',
    { template: { spec: { containers: [{ name: 'discovery', env }] } } },
    { labels },
  );

const set = [{ name: 'BLOCKED_CIDRS_IN_JWKS_URIS', value: '10.0.0.0/8' }];

describe('security/jwks-fetch-unrestricted', () => {
  it.each([
    ['networks are forbidden', [tokens, istiod(set)]],
    ['no keys are fetched', [istiod([])]],
    ['istiod is not in the input', [tokens]],
    ['it is another Deployment', [tokens, istiod([], { app: 'x' })]],
  ])('is silent where %s', (_, objects) => {
    expect(hits(jwksUnrestricted, objects)).toEqual([]);
  });

  it.each([[[]], [[{ ...set[0], value: '' }]]])('finds istiod with %j', env => {
    expect(hits(jwksUnrestricted, [tokens, istiod(env)])).toMatchObject([
      { pointer: '/spec/template/spec/containers' },
    ]);
  });
});
