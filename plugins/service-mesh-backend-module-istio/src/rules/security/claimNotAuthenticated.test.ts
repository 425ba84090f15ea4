import { networking, virtualService } from '../../testUtils/istioObjects';
import { object } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { claimNotAuthenticated } from './claimNotAuthenticated';

const edge = { namespace: 'edge' };
const pod = (name: string, labels: object = {}) =>
  object('Pod', name, {}, { ...edge, labels: { istio: 'gateway', ...labels } });
const gateway = networking(
  'Gateway',
  'public',
  { selector: { istio: 'gateway' } },
  edge,
);
const policy = (namespace: string, spec: object = {}) =>
  object('RequestAuthentication', 'jwt', spec, {
    namespace,
  });
const routed = (name: string, ...gateways: string[]) =>
  virtualService({
    gateways,
    http: [{}, { match: [{ headers: { [name]: { exact: 'staff' } } }] }],
  });
const claim = routed('@request.auth.claims.groups', 'mesh', 'edge/public');

describe('security/claim-not-authenticated', () => {
  it.each([
    [
      'tokens are read beside the Gateway',
      [pod('a'), gateway, claim, policy('edge')],
    ],
    [
      'they are read in the whole mesh',
      [pod('a'), gateway, claim, policy('istio-system')],
    ],
    [
      'they are read at its Pods',
      [
        pod('a'),
        gateway,
        claim,
        policy('edge', { selector: { matchLabels: { istio: 'gateway' } } }),
      ],
    ],
    [
      'they are read at the Gateway of its Pods',
      [
        pod('a', { 'gateway.networking.k8s.io/gateway-name': 'g' }),
        gateway,
        claim,
        policy('edge', { targetRefs: [{ kind: 'Gateway', name: 'g' }] }),
      ],
    ],
    [
      'it matches a header',
      [pod('a'), gateway, routed('x-group', 'edge/public')],
    ],
    ['the Gateway is not here', [pod('a'), claim]],
    [
      'they are read in the whole mesh, wherever the Pods are',
      [gateway, claim, policy('istio-system')],
    ],
  ])('is silent where %s', (_, objects) => {
    expect(hits(claimNotAuthenticated, objects)).toEqual([]);
  });

  it.each([
    ['none is read', []],
    ['they are read elsewhere', [policy('shop')]],
    [
      'they are read at other Pods',
      [policy('edge', { selector: { matchLabels: { istio: 'x' } } })],
    ],
    [
      'they are read at another Gateway',
      [policy('edge', { targetRefs: [{ name: 'x' }] })],
    ],
  ])('finds a match on a claim where %s', (_, policies) => {
    const found = hits(claimNotAuthenticated, [
      pod('a'),
      gateway,
      claim,
      ...policies,
    ]);

    expect(found).toMatchObject([{ pointer: '/spec/http/1/match/0/headers' }]);
    expect(found[0].undecided).toBeUndefined();
  });

  it.each([
    [],
    [policy('edge')],
    [policy('istio-system', { selector: { matchLabels: { istio: 'other' } } })],
  ])(
    'cannot decide without the Pods of the Gateway, with %j',
    (...policies) => {
      expect(
        hits(claimNotAuthenticated, [gateway, claim, ...policies]),
      ).toMatchObject([{ undecided: 'needs the workloads of Gateway public' }]);
    },
  );
});
