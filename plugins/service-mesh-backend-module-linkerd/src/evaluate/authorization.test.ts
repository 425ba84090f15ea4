import {
  JsonObject,
  KubernetesObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { evaluate } from '.';
import { policyFor, policyObject, serverObject } from '../testUtils/objects';

const request = {
  to: {
    host: 'order.shop.svc.cluster.local',
    port: 80,
    labels: { app: 'order' },
  },
  method: 'GET',
  path: '/orders',
  headers: {},
  claims: null,
};

const judge = (caller: string | null, ...objects: KubernetesObject[]) =>
  evaluate(objects, { ...request, caller });
const decide = (caller: string | null, ...objects: KubernetesObject[]) =>
  judge(caller, ...objects).decision;

const meshTls = (spec: JsonObject) =>
  policyObject('MeshTLSAuthentication', 'callers', spec);
const network = (...networks: JsonObject[]) =>
  policyObject('NetworkAuthentication', 'networks', { networks });
const ref = (kind: string, name: string) => ({
  group: 'policy.linkerd.io',
  kind,
  name,
});
const listed = policyFor('order', [ref('MeshTLSAuthentication', 'callers')]);
const byNetwork = policyFor('order', [
  ref('NetworkAuthentication', 'networks'),
]);

describe('authorization', () => {
  it('admits everybody where no Server selects the Pod', () => {
    expect(
      judge(
        null,
        serverObject('x', { podSelector: { matchLabels: { app: 'x' } } }),
      ),
    ).toEqual({
      decision: 'allow',
      by: null,
      route: null,
      timeout: null,
      retries: null,
    });
  });

  it.each([
    ['deny', 'shop/web', 'deny'],
    ['audit', 'shop/web', 'audit-deny'],
    ['all-authenticated', 'shop/web', 'allow'],
    ['all-authenticated', null, 'deny'],
    ['cluster-unauthenticated', null, 'unknown'],
  ])(
    'falls back to the inbound policy %s of the Namespace for %s: %s',
    (policy, caller, expected) => {
      const namespace = (name: string): KubernetesObject => ({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: {
          name,
          annotations: { 'config.linkerd.io/default-inbound-policy': policy },
        },
      });
      expect(decide(caller, namespace('shop'))).toBe(expected);
      expect(decide(caller, namespace('elsewhere'))).toBe('allow');
    },
  );

  it('denies where nobody is authorized, and says which Server does', () => {
    expect(judge('shop/web', serverObject('order'))).toMatchObject({
      decision: 'deny',
      by: { kind: 'Server', namespace: 'shop', name: 'order' },
    });
  });

  it('only reports under accessPolicy audit', () => {
    expect(
      decide('shop/web', serverObject('order', { accessPolicy: 'audit' })),
    ).toBe('audit-deny');
  });

  it.each([
    ['all-unauthenticated', 'allow', 'allow'],
    ['cluster-unauthenticated', 'unknown', 'allow'],
    ['all-authenticated', 'deny', 'allow'],
    ['cluster-authenticated', 'deny', 'allow'],
  ])('reads accessPolicy %s', (accessPolicy, plaintext, meshed) => {
    const server = serverObject('order', { accessPolicy });
    expect([decide(null, server), decide('shop/web', server)]).toEqual([
      plaintext,
      meshed,
    ]);
  });

  it.each<[string, JsonObject]>([
    [
      'a service account of its namespace',
      { identityRefs: [{ kind: 'ServiceAccount', name: 'web' }] },
    ],
    [
      'a service account',
      {
        identityRefs: [
          { kind: 'ServiceAccount', name: 'web', namespace: 'shop' },
        ],
      },
    ],
    ['a namespace', { identityRefs: [{ kind: 'Namespace', name: 'shop' }] }],
    [
      'an identity',
      {
        identities: ['web.shop.serviceaccount.identity.linkerd.cluster.local'],
      },
    ],
    [
      'a pattern',
      { identities: ['*.shop.serviceaccount.identity.linkerd.cluster.local'] },
    ],
    ['everybody in the mesh', { identities: ['*'] }],
  ])('admits a caller by %s', (_, spec) => {
    const objects = [serverObject('order'), listed, meshTls(spec)];
    expect(judge('shop/web', ...objects)).toMatchObject({
      decision: 'allow',
      by: { kind: 'AuthorizationPolicy', name: 'callers' },
    });
    expect(decide(null, ...objects)).toBe('deny');
  });

  it.each<[string, JsonObject]>([
    [
      'another account',
      {
        identityRefs: [{ kind: 'ServiceAccount', name: 'web', namespace: 'b' }],
      },
    ],
    [
      'another namespace',
      { identities: ['*.b.serviceaccount.identity.linkerd.cluster.local'] },
    ],
    [
      'a longer name',
      {
        identities: ['web.shop2.serviceaccount.identity.linkerd.cluster.local'],
      },
    ],
  ])('does not admit a caller by %s', (_, spec) => {
    expect(
      decide('shop/web', serverObject('order'), listed, meshTls(spec)),
    ).toBe('deny');
  });

  it('admits a service account that a policy names directly', () => {
    const policy = policyFor('order', [
      { kind: 'ServiceAccount', name: 'web' },
    ]);
    expect(decide('shop/web', serverObject('order'), policy)).toBe('allow');
    expect(decide('other/web', serverObject('order'), policy)).toBe('deny');
  });

  it('asks for all references of one policy', () => {
    const both = policyFor('order', [
      ref('MeshTLSAuthentication', 'callers'),
      ref('NetworkAuthentication', 'networks'),
    ]);
    const objects = [
      serverObject('order'),
      both,
      meshTls({ identities: ['*'] }),
      network({ cidr: '10.0.0.0/8' }),
    ];
    expect(decide('shop/web', ...objects)).toBe('unknown');
    expect(decide(null, ...objects)).toBe('deny');
  });

  it('admits by any one of several policies', () => {
    const other = policyFor(
      'order',
      [{ kind: 'ServiceAccount', name: 'admin' }],
      'admin',
    );
    const web = policyFor(
      'order',
      [{ kind: 'ServiceAccount', name: 'web' }],
      'web',
    );
    expect(judge('shop/web', serverObject('order'), other, web)).toMatchObject({
      by: { name: 'web' },
    });
  });

  it('cannot tell addresses, unless all are admitted', () => {
    expect(
      decide(
        null,
        serverObject('order'),
        byNetwork,
        network({ cidr: '10.0.0.0/8' }),
      ),
    ).toBe('unknown');
    expect(
      decide(
        null,
        serverObject('order'),
        byNetwork,
        network({ cidr: '0.0.0.0/0' }),
      ),
    ).toBe('allow');
  });

  it('admits nobody by an authentication that is not there', () => {
    expect(decide('shop/web', serverObject('order'), listed)).toBe('deny');
  });

  it('admits everybody by a policy without references', () => {
    expect(decide(null, serverObject('order'), policyFor('order', []))).toBe(
      'allow',
    );
  });

  it('ignores Servers and policies of other namespaces', () => {
    const elsewhere = policyFor('order', []);
    elsewhere.metadata.namespace = 'elsewhere';
    const server = serverObject('order');
    expect(decide('shop/web', server, elsewhere)).toBe('deny');
    server.metadata.namespace = 'elsewhere';
    expect(decide('shop/web', server)).toBe('allow');
  });

  it('picks the Server of the port behind the Service', () => {
    const servers = [
      serverObject('admin', { port: 9000, accessPolicy: 'deny' }),
      serverObject('http', { port: 8080, accessPolicy: 'all-unauthenticated' }),
    ];
    const service = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'order', namespace: 'shop' },
      spec: { ports: [{ port: 80, targetPort: 8080 }] },
    };
    expect(judge('shop/web', ...servers, service).by).toMatchObject({
      name: 'http',
    });
    expect(judge('shop/web', ...servers).by).toMatchObject({ name: 'admin' });
  });

  it('does not choose between Servers where the port is not known', () => {
    const servers = [
      serverObject('admin', { port: 9000, accessPolicy: 'deny' }),
      serverObject('http', { port: 8080, accessPolicy: 'all-unauthenticated' }),
    ];
    const opaque = serverObject('db', { port: 5432, proxyProtocol: 'opaque' });
    const targetPort = { ...request.to, targetPort: 8080 };
    const decideAt = (to: typeof targetPort, objects: KubernetesObject[]) =>
      evaluate(objects, { ...request, to, caller: 'shop/web' }).decision;

    expect(decide('shop/web', ...servers)).toBe('unknown');
    expect(decide('shop/web', opaque, servers[1])).toBe('allow');
    expect(decideAt(targetPort, servers)).toBe('allow');
    expect(decideAt(targetPort, [servers[0]])).toBe('allow');
  });

  it('does not guess whether a Server selects Pods whose labels are not known', () => {
    const to = { ...request.to, labels: {}, mayHaveMoreLabels: true };
    const decideUnlabelled = (object: KubernetesObject) =>
      evaluate([object], { ...request, to, caller: 'shop/web' }).decision;
    const open = { accessPolicy: 'all-unauthenticated' };

    expect(decideUnlabelled(serverObject('order'))).toBe('unknown');
    expect(decideUnlabelled(serverObject('order', open))).toBe('allow');
  });

  it('does not guess what a ServerAuthorization admits', () => {
    const admitting = (server: string) =>
      policyObject('ServerAuthorization', 'web', { server: { name: server } });

    expect(decide('shop/web', serverObject('order'), admitting('order'))).toBe(
      'unknown',
    );
    expect(decide('shop/web', serverObject('order'), admitting('cart'))).toBe(
      'deny',
    );
  });
});
