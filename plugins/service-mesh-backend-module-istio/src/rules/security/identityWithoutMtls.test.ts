import { ambientNamespace, object, service } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { identityWithoutMtls } from './identityWithoutMtls';

const selector = { matchLabels: { app: 'orders' } };

const policy = object('AuthorizationPolicy', 'orders', {
  selector,
  rules: [
    {
      from: [{ source: { principals: ['cluster.local/ns/shop/sa/basket'] } }],
      when: [{ key: 'source.namespace', values: ['shop'] }],
    },
  ],
});

const peer = (name: string, mode: string, rest: object = {}) =>
  object('PeerAuthentication', name, { mtls: { mode }, ...rest });

const clients = (host: string, mode: string) =>
  object('DestinationRule', 'clients', {
    host,
    trafficPolicy: { tls: { mode } },
  });

const shop = '*.shop.svc.cluster.local';

describe('security/identity-without-mtls', () => {
  it.each([
    ['nothing is said', true, []],
    ['plaintext is accepted beside it', true, [peer('default', 'PERMISSIVE')]],
    ['the mesh demands it', true, [peer('istio-system/default', 'STRICT')]],
    [
      'the workload demands it in a namespace without it',
      true,
      [peer('default', 'DISABLE'), peer('orders', 'STRICT', { selector })],
    ],
    [
      'both sides say so, without auto mTLS',
      false,
      [peer('default', 'STRICT'), clients(shop, 'ISTIO_MUTUAL')],
    ],
    [
      'a mode is unset, and the mesh demands it',
      true,
      [peer('default', 'UNSET'), peer('istio-system/default', 'STRICT')],
    ],
    [
      'the namespace is in ambient, which ignores DISABLE',
      true,
      [ambientNamespace(), peer('default', 'DISABLE')],
    ],
  ])('is silent where %s', (_, enableAutoMtls, objects) => {
    expect(
      hits(identityWithoutMtls, [policy, ...objects], undefined, {
        meshConfig: { enableAutoMtls },
      }),
    ).toEqual([]);
  });

  it.each([
    ['auto mTLS is off', false, []],
    ['workloads demand it and clients do not', false, [peer('d', 'STRICT')]],
    ['the namespace is without it', true, [peer('default', 'DISABLE')]],
    ['the mesh is without it', true, [peer('istio-system/d', 'DISABLE')]],
    ['clients of the namespace do without', true, [clients(shop, 'DISABLE')]],
    ['clients of the mesh do without', true, [clients('*.local', 'DISABLE')]],
    [
      'clients of a workload do without',
      true,
      [
        service('orders'),
        peer('orders', 'PERMISSIVE', { selector }),
        clients('orders', 'DISABLE'),
      ],
    ],
  ])('finds that callers are not known where %s', (_, auto, objects) => {
    expect(
      hits(identityWithoutMtls, [policy, ...objects], undefined, {
        meshConfig: { enableAutoMtls: auto },
      }),
    ).toMatchObject([
      { pointer: '/spec/rules/0/from/0/source/principals' },
      { pointer: '/spec/rules/0/when/0' },
    ]);
  });

  it('takes the Services of what the PeerAuthentication is for', () => {
    const narrow = object('AuthorizationPolicy', 'orders', {
      selector: { matchLabels: { app: 'orders', version: 'v1' } },
      rules: [{ from: [{ source: { namespaces: ['shop'] } }] }],
    });
    expect(
      hits(identityWithoutMtls, [
        narrow,
        service('orders'),
        peer('orders', 'PERMISSIVE', { selector }),
        clients('orders', 'DISABLE'),
      ]),
    ).toHaveLength(1);
  });

  it('is silent about a policy that asks for nobody', () => {
    const open = object('AuthorizationPolicy', 'orders', {
      rules: [{ to: [{ operation: { methods: ['GET'] } }] }],
    });
    expect(
      hits(identityWithoutMtls, [open, peer('default', 'DISABLE')]),
    ).toEqual([]);
  });
});
