import { renderTestApp } from '@backstage/frontend-test-utils';
import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { serviceMeshApiRef } from '../../api';
import { serviceMeshEntityContent } from '../../plugin';
import { kialiRouteRef, kubernetesRouteRef } from '../../routes';
import { testServiceConfig } from '../../__testUtils__';
import { testMeshApi } from '../../__testUtils__/renderWithMesh';
import { NeighbourTabs } from './NeighbourTabs';

const order = (annotations: Record<string, string>) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'order', annotations },
  spec: { type: 'service' },
});

const inCluster = { 'backstage.io/kubernetes-id': 'order' };

describe('links to other tabs in the new frontend system', () => {
  /** The tab of the Kubernetes plugin as far as others see it. */
  const kubernetes = createFrontendPlugin({
    pluginId: 'kubernetes',
    extensions: [
      EntityContentBlueprint.make({
        name: 'kubernetes',
        params: {
          path: '/kubernetes',
          title: 'Pods',
          filter: {
            'metadata.annotations.backstage.io/kubernetes-id': {
              $exists: true,
            },
          },
          loader: async () => <>Pods</>,
        },
      }),
    ],
  });

  const open = async (
    annotations: Record<string, string>,
    features: (typeof kubernetes)[],
  ) => {
    renderTestApp({
      extensions: [
        createTestEntityPage({ entity: order(annotations) }),
        serviceMeshEntityContent,
      ],
      features,
      apis: [[serviceMeshApiRef, testMeshApi(async () => testServiceConfig())]],
    });
    await screen.findByText('Istio 1.29');
  };

  it('lead to a tab that the entity has', async () => {
    await open(inCluster, [kubernetes]);

    expect(screen.getByRole('button', { name: 'Kubernetes' })).toHaveAttribute(
      'href',
      expect.stringMatching(/\/kubernetes$/),
    );
    expect(
      screen.queryByRole('button', { name: 'Kiali' }),
    ).not.toBeInTheDocument();
  });

  it.each([
    ['another entity has', {}, [kubernetes]],
    ['no plugin brings', inCluster, []],
  ])('do not lead to a tab that %s', async (_, annotations, features) => {
    await open(annotations as Record<string, string>, features);

    expect(screen.queryByText('Kubernetes')).not.toBeInTheDocument();
  });
});

describe('links to other tabs in the legacy frontend system', () => {
  const show = (
    annotations: Record<string, string>,
    mountedRoutes: Parameters<typeof renderInTestApp>[1],
  ) =>
    renderInTestApp(
      <TestApiProvider apis={[]}>
        <EntityProvider entity={order(annotations)}>
          <NeighbourTabs />
        </EntityProvider>
      </TestApiProvider>,
      mountedRoutes,
    );
  const bound = {
    mountedRoutes: { '/k8s': kubernetesRouteRef, '/kiali': kialiRouteRef },
  };

  it('lead to what the app has bound, where the entity is shown there', async () => {
    await show({ ...inCluster, 'kiali.io/namespace': 'shop' }, bound);

    expect(screen.getByRole('button', { name: 'Kubernetes' })).toHaveAttribute(
      'href',
      '/k8s',
    );
    expect(screen.getByRole('button', { name: 'Kiali' })).toHaveAttribute(
      'href',
      '/kiali',
    );
  });

  it.each([
    ['the entity is not shown there', {}, bound],
    ['nothing is bound', inCluster, {}],
  ])('are absent where %s', async (_, annotations, options) => {
    await show(annotations as Record<string, string>, options);

    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});
