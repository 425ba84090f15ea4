import fc from 'fast-check';
import { testServiceInput, testTarget } from '../testUtils';
import { readMeshConfig } from '../config';
import { Bundle, namespaceFolder, serviceBundle } from './bundle';
import { contentHash } from './contentHash';
import { cite, ManifestDraft } from './draft';
import { finalize, inOrder } from './finalize';
import { kebabKind } from './kebab';
import { objectName, serviceHost } from './names';

const { service } = testServiceInput();
const target = testTarget({
  mesh: 'istio',
  provider: 'istio',
  version: '1.29',
});

const bundle = serviceBundle(service, target);
const { output } = readMeshConfig({});

const draft = (overrides: Partial<ManifestDraft> = {}): ManifestDraft => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'DestinationRule',
  name: 'order',
  namespace: cite(service.namespace, 'shop'),
  annotations: { 'example.com/a': 'b' },
  body: { spec: { host: cite(service.serviceName), subsets: undefined } },
  role: 'own',
  phase: 1,
  ...overrides,
});

describe('finalize', () => {
  it('says whose a manifest is, where it belongs and where its values come from', () => {
    const { object, file, origins } = finalize(draft(), bundle, output);
    expect(object).toEqual({
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      metadata: {
        name: 'order',
        namespace: 'shop',
        labels: {
          'app.kubernetes.io/managed-by': 'mesh-configurator',
          'app.kubernetes.io/part-of': 'shop',
        },
        annotations: {
          'example.com/a': 'b',
          'mesh-configurator.io/entity': 'component:default/order',
          'mesh-configurator.io/content-hash': contentHash(object),
        },
      },
      spec: { host: 'order' },
    });
    expect(file).toBe('default/shop/order/destination-rule-order.yaml');
    expect(origins).toEqual({
      '/metadata/namespace': service.namespace.origin,
      '/spec/host': service.serviceName.origin,
    });
  });

  it('puts nothing of ours on an object that somebody else owns', () => {
    const { object, file } = finalize(
      draft({ role: 'patch', kind: 'Service', annotations: undefined }),
      bundle,
      output,
    );
    expect(object.metadata).toEqual({ name: 'order', namespace: 'shop' });
    expect(file).toBe('default/shop/order/patches/service-order.yaml');
  });

  it('keeps services without a namespace in a folder that no namespace can have', () => {
    const nowhere = {
      ...service,
      namespace: { ...service.namespace, value: null },
    };
    const { object, file } = finalize(
      draft({ namespace: undefined }),
      serviceBundle(nowhere, target),
      output,
    );
    expect(object.metadata).not.toHaveProperty('namespace');
    expect(file).toBe(
      'default/_unknown-namespace/order/destination-rule-order.yaml',
    );
  });

  it.each([
    ['system:default/shop', 'shop'],
    ['system:default/-_shop._', 'shop'],
    ['system:default/a b\n"c', 'a-b--c'],
    [`system:default/${'a'.repeat(62)}.b`, 'a'.repeat(62)],
    ['system:default/größe', 'gr--e'],
    ['system:default/..', undefined],
  ])('makes of the system %j the label %j', (system, label) => {
    const { object } = finalize(draft(), { ...bundle, system }, output);
    expect(object.metadata.labels?.['app.kubernetes.io/part-of']).toBe(label);
    expect(label ?? 'a').toMatch(/^[A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?$/);
  });

  it('names no entity and no system where there is none', () => {
    const other: Bundle = {
      folder: namespaceFolder('shop', target),
      entityRef: null,
      system: null,
    };
    const bare = draft({ annotations: undefined });
    const { object, file } = finalize(bare, other, output);
    expect(file).toBe('default/shop/_namespace/destination-rule-order.yaml');
    expect(object.metadata).toMatchObject({
      labels: { 'app.kubernetes.io/managed-by': 'mesh-configurator' },
      annotations: { 'mesh-configurator.io/content-hash': contentHash(object) },
    });
    expect(object.metadata.annotations).not.toHaveProperty(
      'mesh-configurator.io/entity',
    );
  });

  it('puts sync waves on own objects where app-config says so, and the hash covers them', () => {
    const waves = readMeshConfig({ output: { syncWaves: 'argo-cd' } }).output;
    const { object, origins } = finalize(draft(), bundle, waves);
    expect(object.metadata.annotations).toEqual({
      'example.com/a': 'b',
      'argocd.argoproj.io/sync-wave': '1',
      'mesh-configurator.io/entity': 'component:default/order',
      'mesh-configurator.io/content-hash': contentHash(object),
    });
    expect(contentHash(object)).not.toBe(
      contentHash(finalize(draft(), bundle, output).object),
    );
    expect(
      origins['/metadata/annotations/argocd.argoproj.io~1sync-wave'],
    ).toEqual({
      source: 'config',
      pointer: '/serviceMesh/output/syncWaves',
    });
    const patch = draft({ role: 'patch', annotations: undefined });
    expect(finalize(patch, bundle, waves).object.metadata).not.toHaveProperty(
      'annotations',
    );
  });

  it('orders manifests by phase, then by file', () => {
    const files = inOrder([
      finalize(draft({ name: 'b', phase: 2 }), bundle, output),
      finalize(draft({ name: 'c', phase: 0 }), bundle, output),
      finalize(draft({ name: 'a', phase: 2 }), bundle, output),
    ]).map(({ object }) => object.metadata.name);
    expect(files).toEqual(['c', 'a', 'b']);
  });
});

describe('contentHash', () => {
  it('does not depend on the order of members, but on every value', () => {
    const { object } = finalize(draft(), bundle, output);
    const { apiVersion, ...rest } = object;
    expect(contentHash({ ...rest, apiVersion })).toBe(contentHash(object));
    expect(contentHash({ ...object, spec: { host: 'other' } })).not.toBe(
      contentHash(object),
    );
  });
});

describe('names', () => {
  it.each([
    ['VirtualService', 'virtual-service'],
    ['HTTPRoute', 'http-route'],
    ['GRPCRoute', 'grpc-route'],
    ['MeshTLSAuthentication', 'mesh-tls-authentication'],
    ['HTTPLocalRateLimitPolicy', 'http-local-rate-limit-policy'],
    ['Server', 'server'],
    ['TLSRoute', 'tls-route'],
  ])('of the kind %s in files is %s', (kind, name) => {
    expect(kebabKind(kind)).toBe(name);
  });

  it('of objects are cut to 63 characters and stay apart', () => {
    const long = {
      ...service,
      serviceName: { ...service.serviceName, value: 'a'.repeat(60) },
    };
    expect(objectName(service)).toBe('order');
    expect(objectName(service, 'callers')).toBe('order-callers');
    expect(objectName(long, 'callers')).toMatch(/^a{54}-[0-9a-f]{8}$/);
    expect(objectName(long, 'callers')).not.toBe(objectName(long, 'end-user'));
  });

  it('of objects are valid wherever the name of the Service is', () => {
    const label = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
    fc.assert(
      fc.property(label, fc.option(label, { nil: undefined }), (value, by) => {
        const named = {
          ...service,
          serviceName: { ...service.serviceName, value },
        };
        expect(objectName(named, by)).toMatch(
          /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
        );
      }),
    );
    const value = `${'a'.repeat(53)}.-b${'c'.repeat(20)}`;
    const dotted = {
      ...service,
      serviceName: { ...service.serviceName, value },
    };
    expect(objectName(dotted)).toMatch(/^a{53}-[0-9a-f]{8}$/);
  });

  it('of hosts are complete where the namespace is known', () => {
    expect(serviceHost(service, target)).toBe('order.shop.svc.cluster.local');
    expect(
      serviceHost(
        { ...service, namespace: { ...service.namespace, value: null } },
        target,
      ),
    ).toBe('order');
  });
});
