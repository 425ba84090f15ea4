import { renderTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import { serviceMeshApiRef } from './api';
import { serviceMeshEntityContent, serviceMeshFleetPage } from './plugin';
import { testFleetPage, testServiceConfig, testSummary } from './__testUtils__';
import { testMeshApi } from './__testUtils__/renderWithMesh';

const renderEntityPage = (type: string) =>
  renderTestApp({
    extensions: [
      createTestEntityPage({
        entity: {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name: 'order' },
          spec: { type },
        },
      }),
      serviceMeshEntityContent,
    ],
    apis: [[serviceMeshApiRef, testMeshApi(async () => testServiceConfig())]],
  });

describe('the tab in the new frontend system', () => {
  it('is on the page of a service', async () => {
    renderEntityPage('service');

    expect(await screen.findByText('Istio 1.29')).toBeVisible();
    expect(screen.getByTestId('service-mesh-content')).toBeVisible();
  });

  it('is not on the page of a website', async () => {
    renderEntityPage('website');

    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
    expect(
      screen.queryByTestId('service-mesh-content'),
    ).not.toBeInTheDocument();
  });
});

describe('the fleet page in the new frontend system', () => {
  const renderPage = (url: string) =>
    renderTestApp({
      extensions: [serviceMeshFleetPage],
      initialRouteEntries: [url],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      apis: [
        [
          serviceMeshApiRef,
          testMeshApi(async () => testServiceConfig(), {
            listServices: async () => testFleetPage([testSummary()]),
          }),
        ],
        catalogApiMock(),
      ],
    });

  it('is in the sidebar and shows the services', async () => {
    renderPage('/service-mesh');

    expect(await screen.findByTestId('service-mesh-fleet')).toBeVisible();
    expect(
      await screen.findByRole('rowheader', { name: 'order' }),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'Service Mesh' })).toHaveAttribute(
      'href',
      '/service-mesh',
    );
  });

  it('has a page for each rule', async () => {
    renderPage('/service-mesh/rules/resilience/retry-unsafe');

    expect(
      await screen.findByText(
        'A request whose answer got lost may have been processed.',
      ),
    ).toBeVisible();
  });
});
