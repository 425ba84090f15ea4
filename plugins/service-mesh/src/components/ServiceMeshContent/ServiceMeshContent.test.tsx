import { EntityProvider } from '@backstage/plugin-catalog-react';
import {
  NO_MESH,
  ServiceMeshApi,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { refusal, testFinding, testServiceConfig } from '../../__testUtils__';
import { renderWithMesh } from '../../__testUtils__/renderWithMesh';
import { ServiceMeshContent } from './ServiceMeshContent';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'order' },
  spec: { type: 'service' },
};

const Search = () => <span data-testid="search">{useLocation().search}</span>;

const tab = () => (
  <EntityProvider entity={entity}>
    <ServiceMeshContent />
    <Search />
  </EntityProvider>
);

/** Answers like the backend: in the mesh and environment asked for, Istio unless told. */
const backend: ServiceMeshApi['getServiceConfig'] = async (_, query) =>
  testServiceConfig({
    environments: ['default', 'staging'],
    target: {
      mesh: query?.mesh ?? 'istio',
      environment: query?.environment ?? 'default',
    },
  });

const yamlToShow = async (name: string, text: string) =>
  expect(await screen.findByRole('listbox', { name })).toHaveTextContent(text);

const content = () => screen.getByTestId('service-mesh-content');

describe('ServiceMeshContent', () => {
  it("shows the service's own mesh: in short, its findings and its files with the first open", async () => {
    const { api } = renderWithMesh(tab(), { answer: backend });

    expect(await screen.findByText('Istio 1.29')).toBeVisible();
    expect(api.getServiceConfig).toHaveBeenCalledTimes(1);
    expect(api.getServiceConfig).toHaveBeenCalledWith(
      { kind: 'component', namespace: 'default', name: 'order' },
      { mesh: undefined, environment: undefined },
    );
    const summary = screen.getByRole('region', { name: 'Summary' });
    expect(summary).toHaveTextContent('Enforce: policies that deny act');
    expect(summary).toHaveTextContent('Strict: plaintext is refused');
    expect(summary).toHaveTextContent('web, ingress');
    expect(screen.getByRole('region', { name: 'Findings' })).toHaveTextContent(
      'No findings',
    );
    expect(screen.queryByRole('note')).not.toBeInTheDocument();
    expect(screen.queryByText('What Istio cannot do')).not.toBeInTheDocument();
    expect(
      screen.getByText(
        '2 files below https://github.com/shop/order/tree/main/mesh',
      ),
    ).toBeVisible();
    const [first, second] = screen.getAllByRole('button', {
      name: /\/.*\.yaml$/,
    });
    expect(first).toHaveAttribute('aria-expanded', 'true');
    expect(second).toHaveAttribute('aria-expanded', 'false');
    await yamlToShow(
      'YAML of DestinationRule order',
      'consecutive5xxErrors: 5',
    );
  });

  it('starts its headings below the one of the page', async () => {
    renderWithMesh(tab(), { answer: backend });
    await screen.findByText('Istio 1.29');

    const headings = within(content()).getAllByRole('heading');
    expect(new Set(headings.map(heading => heading.tagName))).toEqual(
      new Set(['H2']),
    );
  });

  it('switches the mesh and keeps the choice in the URL', async () => {
    const { api } = renderWithMesh(tab(), { answer: backend, url: '/?x=1' });
    const group = await screen.findByRole('group', { name: 'Mesh' });
    const istio = within(group).getByRole('button', { name: 'Istio' });
    const linkerd = within(group).getByRole('button', { name: 'Linkerd' });
    expect(istio).toHaveAttribute('aria-pressed', 'true');
    expect(linkerd).toHaveAttribute('aria-pressed', 'false');

    await userEvent.click(linkerd);

    expect(await screen.findByText('Linkerd 2.18')).toBeVisible();
    expect(linkerd).toHaveAttribute('aria-pressed', 'true');
    expect(screen.getByTestId('search')).toHaveTextContent('?x=1&mesh=linkerd');
    expect(api.getServiceConfig).toHaveBeenLastCalledWith(expect.anything(), {
      mesh: 'linkerd',
      environment: undefined,
    });
    await yamlToShow('YAML of HTTPRoute order', 'kind: HTTPRoute');
    expect(screen.getByRole('note')).toHaveTextContent(
      'the service belongs to Istio, this is what it would need on Linkerd',
    );
  });

  it('shows the mesh and environment that the URL names', async () => {
    renderWithMesh(tab(), {
      answer: backend,
      url: '/?mesh=linkerd&environment=staging',
    });

    expect(await screen.findByText('Linkerd 2.18')).toBeVisible();
    expect(screen.getByLabelText('Environment')).toHaveValue('staging');
  });

  it('switches the environment', async () => {
    renderWithMesh(tab(), { answer: backend });

    await userEvent.selectOptions(
      await screen.findByLabelText('Environment'),
      'staging',
    );

    await waitFor(() =>
      expect(screen.getByTestId('search')).toHaveTextContent(
        '?environment=staging',
      ),
    );
    expect(screen.getByLabelText('Environment')).toHaveValue('staging');
  });

  it('offers no environment where there is one', async () => {
    renderWithMesh(tab(), { answer: testServiceConfig() });

    await screen.findByText('Istio 1.29');
    expect(screen.queryByLabelText('Environment')).not.toBeInTheDocument();
  });

  it('says that it is busy while it loads', async () => {
    renderWithMesh(tab(), { answer: () => new Promise(() => {}) });

    expect(
      await screen.findByText('Loading mesh configuration'),
    ).toBeInTheDocument();
    expect(content()).toHaveAttribute('aria-busy', 'true');
  });

  it('shows nothing of the former mesh while the next one loads', async () => {
    renderWithMesh(tab(), {
      answer: (name, query) =>
        query?.mesh ? new Promise(() => {}) : backend(name, query),
    });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Linkerd' }),
    );

    expect(
      await screen.findByText('Loading mesh configuration'),
    ).toBeInTheDocument();
    expect(screen.queryByText('Istio 1.29')).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Open pull request' }),
    ).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Linkerd' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  });

  it("shows the backend's words on an error, tries again, and finds back to the service's own mesh", async () => {
    const { api } = renderWithMesh(tab(), {
      url: '/?mesh=kuma',
      answer: async (name, query) => {
        if (query?.mesh === 'kuma') {
          throw await refusal(400, 'InputError', 'Nobody renders for kuma.');
        }
        return backend(name, query);
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not load the mesh configuration: Nobody renders for kuma.',
    );

    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(api.getServiceConfig).toHaveBeenCalledTimes(2));
    await userEvent.click(
      await screen.findByRole('button', {
        name: "Show the service's own mesh",
      }),
    );

    expect(await screen.findByText('Istio 1.29')).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it.each<[number, string, string]>([
    [403, 'NotAllowedError', 'You need the permission serviceMesh.config.read'],
    [404, 'NotFoundError', 'The catalog holds no such component'],
  ])('says what to do about an answer of %i', async (status, name, advice) => {
    renderWithMesh(tab(), {
      answer: async () => {
        throw await refusal(status, name, 'No.');
      },
    });

    expect(await screen.findByText(new RegExp(advice))).toBeVisible();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
  });

  it('says that no namespace is known, and still shows the preview', async () => {
    const { service } = testServiceConfig();
    renderWithMesh(tab(), {
      answer: testServiceConfig({
        service: { namespace: { ...service.namespace, value: null } },
        configLocation: null,
      }),
    });

    const note = await screen.findByRole('note');
    expect(note).toHaveTextContent('No Kubernetes namespace is known');
    expect(note).toHaveTextContent(
      'mesh-configurator.io/namespace: my-namespace',
    );
    expect(screen.getByText('2 files')).toBeVisible();
    expect(screen.getByText('VirtualService')).toBeVisible();
  });

  it('warns where something is hidden from the reader', async () => {
    renderWithMesh(tab(), { answer: testServiceConfig({ redacted: true }) });

    expect(await screen.findByRole('note')).toHaveTextContent(
      'hidden from you',
    );
  });

  it('says that an enforced policy stays at audit while facts are missing', async () => {
    renderWithMesh(tab(), {
      answer: testServiceConfig({
        stage: {
          wanted: 'enforce',
          effective: 'audit',
          missing: ['the namespace', 'the selector'],
        },
      }),
    });

    const note = await screen.findByRole('note');
    expect(note).toHaveTextContent('asks for enforce, but the files stay at');
    const summary = screen.getByRole('region', { name: 'Summary' });
    expect(summary).toHaveTextContent('Audit: policies that deny only report');
    expect(summary).toHaveTextContent('Permissive until the stage is enforce');
  });

  it('says so where there is nothing to configure', async () => {
    const { service } = testServiceConfig();
    renderWithMesh(tab(), {
      answer: testServiceConfig({
        target: { mesh: NO_MESH },
        service: { mesh: { ...service.mesh, value: NO_MESH } },
        manifests: [],
      }),
    });

    expect(
      await screen.findByText(
        'There is nothing to configure for this service on None.',
      ),
    ).toBeVisible();
  });

  it('lists what the mesh cannot do and what to do instead', async () => {
    renderWithMesh(tab(), {
      answer: testServiceConfig({
        target: { mesh: 'istio-ambient' },
        losses: [
          {
            mesh: 'istio-ambient',
            leaf: 'resilience.retries.on',
            scope: { operations: ['POST /orders', 'GET /orders/{order_id}'] },
            reason: 'No waypoint stands before the service.',
            alternative: 'Name a waypoint in app-config.',
          },
        ],
      }),
    });

    const table = await screen.findByRole('table', {
      name: 'What Istio ambient cannot do',
    });
    const [, row] = within(table).getAllByRole('row');
    expect(row).toHaveTextContent('resilience.retries.on');
    expect(row).toHaveTextContent('POST /orders, GET /orders/{order_id}');
    expect(row).toHaveTextContent('No waypoint stands before the service.');
    expect(row).toHaveTextContent('Name a waypoint in app-config.');
  });

  it('leads from a finding to the file it is in and marks the line there', async () => {
    const scroll = jest.fn();
    Element.prototype.scrollIntoView = scroll;
    renderWithMesh(tab(), {
      answer: testServiceConfig({ findings: [testFinding()] }),
    });

    await userEvent.click(
      await screen.findByRole('button', {
        name: 'default/shop/order/virtual-service-order.yaml:10',
      }),
    );

    const header = screen.getByRole('button', {
      name: /^VirtualService order/,
    });
    expect(header).toHaveAttribute('aria-expanded', 'true');
    expect(header).toHaveFocus();
    expect(scroll).toHaveBeenCalled();
    expect(
      screen.getByText(
        'Line 10: POST /orders is sent again after an answer got lost.',
      ),
    ).toBeVisible();
    const yaml = screen.getByRole('listbox', {
      name: 'YAML of VirtualService order',
    });
    expect(within(yaml).getAllByRole('option')[9]).toHaveTextContent(
      'Warning: - name: POST /orders',
    );
  });

  it('shows where the values of a file come from', async () => {
    renderWithMesh(tab(), { answer: testServiceConfig() });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Where the values come from' }),
    );

    const table = screen.getByRole('table', {
      name: 'Where the values come from',
    });
    expect(within(table).getAllByRole('row')).toHaveLength(3);
  });
});
