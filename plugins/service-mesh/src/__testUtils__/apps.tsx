import { createApp } from '@backstage/app-defaults';
import { Entity } from '@backstage/catalog-model';
import { FlatRoutes } from '@backstage/core-app-api';
import { createApiFactory } from '@backstage/core-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import {
  CatalogEntityPage,
  CatalogIndexPage,
  EntityLayout,
  EntitySwitch,
  isKind,
} from '@backstage/plugin-catalog';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { ServiceMeshApi } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { render } from '@testing-library/react';
import { MemoryRouter, Route } from 'react-router-dom';
import plugin, {
  EntityServiceMeshCard,
  EntityServiceMeshContent,
  EntitySystemServiceMeshCard,
  isServiceMeshAvailable,
  serviceMeshApiRef,
  ServiceMeshFleetPage,
} from '..';

const entities: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { namespace: 'default', name: 'order' },
    spec: { type: 'service' },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: { namespace: 'default', name: 'shop' },
    spec: {},
  },
];

/**
 * An app with the order service in its catalog, at a page.
 *
 * @internal
 */
export interface AppOptions {
  url: string;
  /** What the backend answers. */
  api: ServiceMeshApi;
  /** Path of the tab below the page of an entity, `/service-mesh` unless told. */
  tabPath?: string;
}

/**
 * An app on the new frontend system with the catalog and this plugin.
 *
 * @internal
 */
export function renderNewApp({ url, api, tabPath }: AppOptions) {
  return renderTestApp({
    features: [catalogPlugin, plugin],
    apis: [[serviceMeshApiRef, api], catalogApiMock({ entities })],
    initialRouteEntries: [url],
    config: {
      app: {
        baseUrl: 'http://localhost:3000',
        extensions: [
          // Only our cards stand on overviews.
          { 'entity-card:catalog/about': false },
          { 'entity-card:catalog/links': false },
          ...(tabPath
            ? [{ 'entity-content:service-mesh': { config: { path: tabPath } } }]
            : []),
        ],
      },
      backend: { baseUrl: 'http://localhost:7007' },
    },
  });
}

/**
 * An app on the legacy frontend system with the same.
 *
 * @internal
 */
export function renderLegacyApp({
  url,
  api,
  tabPath = '/service-mesh',
}: AppOptions) {
  const app = createApp({
    apis: [
      createApiFactory(serviceMeshApiRef, api),
      catalogApiMock.factory({ entities }),
    ],
    components: {
      Router: ({ children }) => (
        <MemoryRouter initialEntries={[url]}>{children}</MemoryRouter>
      ),
    },
    configLoader: async () => [
      {
        context: 'test',
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          backend: { baseUrl: 'http://localhost:7007' },
        },
      },
    ],
  });
  const AppRouter = app.getRouter();
  const Root = app.createRoot(
    <AppRouter>
      <FlatRoutes>
        <Route path="/catalog" element={<CatalogIndexPage />} />
        <Route
          path="/catalog/:namespace/:kind/:name"
          element={<CatalogEntityPage />}
        >
          <EntityLayout>
            <EntityLayout.Route path="/" title="Overview">
              <EntitySwitch>
                <EntitySwitch.Case if={isKind('system')}>
                  <EntitySystemServiceMeshCard />
                </EntitySwitch.Case>
                <EntitySwitch.Case>
                  <EntityServiceMeshCard />
                </EntitySwitch.Case>
              </EntitySwitch>
            </EntityLayout.Route>
            <EntityLayout.Route
              path={tabPath}
              title="Service Mesh"
              if={isServiceMeshAvailable}
            >
              <EntityServiceMeshContent />
            </EntityLayout.Route>
          </EntityLayout>
        </Route>
        <Route path="/service-mesh" element={<ServiceMeshFleetPage />} />
      </FlatRoutes>
    </AppRouter>,
  );
  return render(<Root />);
}
