import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { serviceMeshApiRef } from './api';
import {
  EntityServiceMeshContent,
  ServiceMeshFleetPage,
  serviceMeshPlugin,
} from './legacyPlugin';
import { testFleetPage, testServiceConfig, testSummary } from './__testUtils__';
import { testMeshApi } from './__testUtils__/renderWithMesh';

describe('the tab in the legacy frontend system', () => {
  it('shows the same content', async () => {
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [serviceMeshApiRef, testMeshApi(async () => testServiceConfig())],
          [permissionApiRef, mockApis.permission()],
        ]}
      >
        <EntityProvider
          entity={{
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: { name: 'order' },
            spec: { type: 'service' },
          }}
        >
          <Routes>
            <Route path="/" element={<EntityServiceMeshContent />} />
          </Routes>
        </EntityProvider>
      </TestApiProvider>,
    );

    expect(await screen.findByText('Istio 1.29')).toBeVisible();
    expect(screen.getByTestId('service-mesh-content')).toBeVisible();
  });

  it('shows the same fleet on a page', async () => {
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [
            serviceMeshApiRef,
            testMeshApi(async () => testServiceConfig(), {
              listServices: async () => testFleetPage([testSummary()]),
            }),
          ],
          [catalogApiRef, catalogApiMock()],
          [permissionApiRef, mockApis.permission()],
        ]}
      >
        <Routes>
          <Route path="/service-mesh/*" element={<ServiceMeshFleetPage />} />
        </Routes>
      </TestApiProvider>,
      {
        routeEntries: ['/service-mesh'],
        mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      },
    );

    expect(
      await screen.findByRole('rowheader', { name: 'order' }),
    ).toBeVisible();
    expect(screen.getByText('Service Mesh')).toBeVisible();
  });

  it('brings its client along', () => {
    expect(
      [...serviceMeshPlugin.getApis()].map(factory => factory.api),
    ).toEqual([serviceMeshApiRef]);
  });
});
