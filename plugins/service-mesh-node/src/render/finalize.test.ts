import { testServiceInput, testTarget } from '../testUtils';
import { contentHash } from './contentHash';
import { cite, ManifestDraft } from './draft';
import { bundleFolder, finalize, inOrder, namespaceFolder } from './finalize';
import { kebabKind } from './kebab';
import { objectName, serviceHost } from './names';

const { service } = testServiceInput();
const target = testTarget({
  mesh: 'istio',
  provider: 'istio',
  version: '1.29',
});

const bundle = {
  folder: bundleFolder(service, target),
  entityRef: service.entityRef,
  system: service.system,
};

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
    const { object, file, origins } = finalize(draft(), bundle);
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
    );
    expect(object.metadata).toEqual({ name: 'order', namespace: 'shop' });
    expect(file).toBe('default/shop/order/patches/service-order.yaml');
  });

  it('keeps services without a namespace in a folder that no namespace can have', () => {
    const nowhere = {
      ...service,
      namespace: { ...service.namespace, value: null },
    };
    const { object, file } = finalize(draft({ namespace: undefined }), {
      ...bundle,
      folder: bundleFolder(nowhere, target),
    });
    expect(object.metadata).not.toHaveProperty('namespace');
    expect(file).toBe(
      'default/_unknown-namespace/order/destination-rule-order.yaml',
    );
  });

  it('keeps what holds for a namespace in a folder that no Service can have, and names no entity where none owns it', () => {
    const { object, file } = finalize(draft({ annotations: undefined }), {
      folder: namespaceFolder('shop', target),
      entityRef: null,
      system: null,
    });
    expect(object.metadata.labels).toEqual({
      'app.kubernetes.io/managed-by': 'mesh-configurator',
    });
    expect(object.metadata.annotations).toEqual({
      'mesh-configurator.io/content-hash': contentHash(object),
    });
    expect(file).toBe('default/shop/_namespace/destination-rule-order.yaml');
  });

  it('orders manifests by phase, then by file', () => {
    const files = inOrder([
      finalize(draft({ name: 'b', phase: 2 }), bundle),
      finalize(draft({ name: 'c', phase: 0 }), bundle),
      finalize(draft({ name: 'a', phase: 2 }), bundle),
    ]).map(({ object }) => object.metadata.name);
    expect(files).toEqual(['c', 'a', 'b']);
  });
});

describe('contentHash', () => {
  it('does not depend on the order of members, but on every value', () => {
    const { object } = finalize(draft(), bundle);
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
