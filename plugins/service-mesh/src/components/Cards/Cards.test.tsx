import { Entity } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import {
  testFleetPage,
  testServiceConfig,
  testSummary,
} from '../../__testUtils__';
import { accessibilityProblems } from '../../__testUtils__/accessibility';
import { renderWithMesh } from '../../__testUtils__/renderWithMesh';
import { ServiceMeshCard } from './ServiceMeshCard';
import { SystemServiceMeshCard } from './SystemServiceMeshCard';

const entity = (kind: string, name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name },
});

const Place = () => {
  const { pathname, search } = useLocation();
  return <span data-testid="place">{pathname + search}</span>;
};

const onPage = (subject: Entity, card: JSX.Element) => (
  <EntityProvider entity={subject}>
    {card}
    <Place />
  </EntityProvider>
);

describe('ServiceMeshCard', () => {
  const card = onPage(entity('Component', 'order'), <ServiceMeshCard />);

  it('shows the configuration in short, with the way to the tab', async () => {
    renderWithMesh(card, { answer: testServiceConfig() });

    expect(await screen.findByText('Istio 1.29')).toBeVisible();
    expect(
      screen.getByRole('link', { name: /Open the Service Mesh tab/ }),
    ).toHaveAttribute('href', '/catalog/default/component/order');
  });

  it('names the cluster where it is known', async () => {
    renderWithMesh(card, {
      answer: testServiceConfig({ target: { cluster: 'eu-1' } }),
    });

    expect(await screen.findByText('eu-1')).toBeVisible();
  });

  it('is accessible', async () => {
    const { container } = renderWithMesh(card, { answer: testServiceConfig() });
    await screen.findByText('Istio 1.29');

    expect(await accessibilityProblems(container)).toEqual([]);
  });

  it('says why there is none', async () => {
    renderWithMesh(card, {
      answer: async () => {
        throw new Error('No mesh is installed.');
      },
    });

    expect(
      await screen.findByText(
        'Could not load mesh configuration: No mesh is installed.',
      ),
    ).toBeVisible();
  });

  it('shows the outline while it loads', async () => {
    renderWithMesh(card, { answer: () => new Promise(() => {}) });

    expect(await screen.findByText('Loading mesh configuration')).toBeVisible();
  });
});

describe('SystemServiceMeshCard', () => {
  const card = onPage(entity('System', 'shop'), <SystemServiceMeshCard />);

  it('shows what its services come to, and leads to them', async () => {
    const { api } = renderWithMesh(card, {
      answers: { listServices: async () => testFleetPage([testSummary()]) },
    });

    expect(await screen.findByText('Strict mTLS')).toBeVisible();
    expect(api.listServices).toHaveBeenCalledWith({
      system: 'system:default/shop',
      limit: 1,
    });
    expect(
      screen.getByRole('link', { name: /Show all services of the system/ }),
    ).toHaveAttribute('href', '/service-mesh?system=system%3Adefault%2Fshop');

    await userEvent.click(screen.getByText('With errors'));
    expect(screen.getByTestId('place')).toHaveTextContent(
      '/service-mesh?system=system%3Adefault%2Fshop&finding=error',
    );
  });

  it('says so where there is none', async () => {
    renderWithMesh(card, {
      answers: { listServices: async () => testFleetPage([]) },
    });

    expect(
      await screen.findByText('The system has no service that you may see.'),
    ).toBeVisible();
  });

  it('shows the outline while it loads', async () => {
    renderWithMesh(card);

    expect(await screen.findByText('Loading services')).toBeVisible();
  });

  it('says why there are no totals', async () => {
    renderWithMesh(card, {
      answers: {
        listServices: async () => {
          throw new Error('The backend is away.');
        },
      },
    });

    expect(
      await screen.findByText(
        'Could not load mesh configuration: The backend is away.',
      ),
    ).toBeVisible();
  });
});
