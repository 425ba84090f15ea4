import {
  Origin,
  PolicyLeaf,
  PolicyValues,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { documentOf, found, gate, shopService } from './__testUtils__/shop';
import { canaryWithoutObjective } from './canaryWithoutObjective';
import { everyRequestTraced } from './everyRequestTraced';
import { schemeWithoutProvider } from './schemeWithoutProvider';
import { sensitiveOperationOpen } from './sensitiveOperationOpen';
import { splitPerRequest } from './splitPerRequest';

type Policy = Partial<PolicyValues>;

const given = [gate('orders')];
const orders = (policy: Policy, more: Parameters<typeof shopService>[1] = {}) =>
  shopService('orders', { policy, ...more });

/** An object that was rendered from one setting. */
function renderedFrom(leaf: PolicyLeaf) {
  const origin: Origin = { source: 'annotation', leaf };
  return [documentOf(gate('orders').object, { '/spec': origin })];
}

describe('canaryWithoutObjective', () => {
  const weights: Policy = { 'traffic.weights': { v1: 90, v2: 10 } };

  it('finds a share for another version that nobody watches', () => {
    expect(found(canaryWithoutObjective, given, [orders(weights)])).toEqual([
      expect.stringContaining('v1 (90 %) and v2 (10 %)'),
    ]);
  });

  it.each<[string, Policy]>([
    ['an objective', { ...weights, 'observability.slo.latency': '1s' }],
    ['a controller', { ...weights, 'traffic.weightsOwner': 'flagger' }],
    ['one version', { 'traffic.weights': { v1: 100, v2: 0 } }],
    ['no weights', {}],
  ])('is content with %s', (_, policy) => {
    expect(found(canaryWithoutObjective, given, [orders(policy)])).toEqual([]);
  });

  it('points at the value that follows from the weights, and says nothing where none does', () => {
    const of = (leaf: PolicyLeaf) =>
      found(canaryWithoutObjective, renderedFrom(leaf), [orders(weights)]);
    expect(of('traffic.weights')).toHaveLength(1);
    expect(of('resilience.timeout')).toEqual([]);
  });
});

describe('splitPerRequest', () => {
  const exposed: Policy = {
    'traffic.weights': { v1: 50, v2: 50 },
    'traffic.ingress.hosts': ['shop.example.com'],
  };

  it('tells that users meet the versions of an exposed service by turns', () => {
    expect(found(splitPerRequest, given, [orders(exposed)])).toEqual([
      expect.stringMatching(/^info: /),
    ]);
  });

  it.each<[string, Policy]>([
    ['a service inside', { 'traffic.weights': { v1: 50, v2: 50 } }],
    [
      'a match that keeps users apart',
      { ...exposed, 'traffic.match': [{ cookie: 'g', value: 'b', to: 'v2' }] },
    ],
  ])('is content with %s', (_, policy) => {
    expect(found(splitPerRequest, given, [orders(policy)])).toEqual([]);
  });
});

describe('everyRequestTraced', () => {
  it.each([
    [100, 1],
    [99, 0],
  ])('of %s percent has %s findings', (sampling, count) => {
    const policy = { 'observability.tracing.sampling': sampling };
    expect(found(everyRequestTraced, given, [orders(policy)])).toHaveLength(
      count,
    );
  });
});

describe('sensitiveOperationOpen', () => {
  const any: Policy = { 'security.callers.mode': 'any' };

  it('finds what deletes or administers and is open to all', () => {
    const deletes = orders(any, { method: 'DELETE' });
    const admin = orders(any, { paths: ['/admin/things'] });
    for (const service of [deletes, admin]) {
      expect(found(sensitiveOperationOpen, given, [service])).toEqual([
        expect.stringMatching(/^warning: Everybody may call/),
      ]);
    }
  });

  it.each<[string, ReturnType<typeof orders>]>([
    ['what reads', orders(any)],
    ['declared callers', orders({}, { method: 'DELETE' })],
    [
      'an operation that is closed',
      orders(any, {
        method: 'DELETE',
        each: { 'security.callers.mode': 'none' },
      }),
    ],
    [
      'a token',
      orders(any, {
        method: 'DELETE',
        input: { endUser: [{ operations: ['DELETE /things/{id}'] } as any] },
      }),
    ],
  ])('is content with %s', (_, service) => {
    expect(found(sensitiveOperationOpen, given, [service])).toEqual([]);
  });
});

describe('schemeWithoutProvider', () => {
  function secured(
    policy: Policy,
    options: { type?: string; providers?: number; security?: string[][] } = {},
  ) {
    const { type = 'oauth2', providers = 1, security = [['login']] } = options;
    const service = orders(policy, {
      input: { identityProviders: Array(providers).fill({}) },
    });
    const [api] = service.input.service.apis;
    api.securitySchemes = [
      { name: 'login', type, issuer: null, place: null, pointer: '' },
    ];
    service.input.service.operations[0].security = security;
    return service;
  }
  const everywhere: Policy = { 'security.endUser.require': 'everywhere' };

  it('finds a scheme that means no identity provider', () => {
    expect(found(schemeWithoutProvider, given, [secured(everywhere)])).toEqual([
      expect.stringMatching(/^warning: Nothing in the mesh verifies .* login/),
    ]);
  });

  it.each([
    ['no identity provider at all', secured(everywhere, { providers: 0 })],
    ['a key, which no mesh verifies', secured(everywhere, { type: 'apiKey' })],
    [
      'a token that may be left out',
      secured(everywhere, { security: [['login'], []] }),
    ],
    [
      'tokens that are not wanted',
      secured({ 'security.endUser.require': 'never' }),
    ],
    [
      'an ingress that is not there',
      secured({ 'security.endUser.require': 'edge' }),
    ],
  ])('is content with %s', (_, service) => {
    expect(found(schemeWithoutProvider, given, [service])).toEqual([]);
  });
});
