import { RenderedManifest } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { readMeshConfig } from './config';
import { discover } from './discover';
import { nameClashes, serviceKey } from './nameClash';
import { testCatalog, testEntity, testServiceInput } from './testUtils';

const { service } = testServiceInput();

const manifest = (kind: string, name: string, namespace = 'shop') =>
  ({ object: { kind, metadata: { name, namespace } } } as RenderedManifest);

const owners = {
  [serviceKey('shop', 'order')]: service.id,
  [serviceKey('shop', 'order-ingress')]: 'component:default/order-ingress',
  [serviceKey('shop', 'order-callers')]: 'component:default/order-callers',
};

const clashes = (...manifests: RenderedManifest[]) =>
  nameClashes(service, manifests, owners, []);

describe('objects of one service that carry the name of another', () => {
  it('are an error where the other has one of the kind and name too', () => {
    expect(
      clashes(
        manifest('VirtualService', 'order'),
        manifest('VirtualService', 'order-ingress'),
      ),
    ).toMatchObject([
      {
        code: 'catalog/name-clash',
        severity: 'error',
        params: {
          kind: 'VirtualService',
          name: 'order-ingress',
          others: ['component:default/order-ingress'],
        },
      },
    ]);
  });

  it('are none of kinds that carry what they are for in every name', () => {
    expect(clashes(manifest('AuthorizationPolicy', 'order-callers'))).toEqual(
      [],
    );
  });

  it('are none in another namespace', () => {
    expect(
      clashes(
        manifest('VirtualService', 'order'),
        manifest('VirtualService', 'order-ingress', 'other'),
      ),
    ).toEqual([]);
  });

  it('are known by the Services of the catalog, libraries apart', () => {
    const library = testEntity('Component', 'lib', {
      annotations: { namespace: 'shop' },
      spec: { type: 'library' },
    });
    const discovery = discover({
      entities: [...testCatalog(), library],
      config: readMeshConfig({}),
      fallbackMesh: 'istio',
    });

    expect(discovery.owners).toEqual({
      'shop/order': 'component:default/order',
      'shop/web': 'component:default/web',
    });
  });
});
