import { renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import { serviceMeshApiRef } from './api';
import { serviceMeshEntityContent } from './plugin';
import { testServiceConfig } from './__testUtils__';
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
