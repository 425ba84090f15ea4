import {
  FleetPage,
  ServiceMeshApi,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { refusal, testFleetPage, testSummary } from '../../__testUtils__';
import { accessibilityProblems } from '../../__testUtils__/accessibility';
import { renderWithMesh } from '../../__testUtils__/renderWithMesh';
import { FleetContent } from './FleetContent';

const Search = () => <span data-testid="search">{useLocation().search}</span>;

const services = [
  testSummary(),
  testSummary({
    entityRef: 'component:default/<img src=x onerror=alert(1)>',
    name: '<img src=x onerror=alert(1)>',
    owner: null,
    system: null,
    ready: false,
    missing: 2,
    findings: { error: 3, warning: 0, info: 0, undecided: 0, suppressed: 0 },
  }),
];

const show = (
  answer: FleetPage | ServiceMeshApi['listServices'] = testFleetPage(services),
  url = '/',
) =>
  renderWithMesh(
    <>
      <FleetContent />
      <Search />
    </>,
    {
      url,
      answers: {
        listServices:
          typeof answer === 'function' ? answer : async () => answer,
      },
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name: 'order' },
          spec: { type: 'service', lifecycle: 'production' },
          relations: [
            { type: 'ownedBy', targetRef: 'group:default/storefront' },
            { type: 'partOf', targetRef: 'system:default/shop' },
          ],
        },
      ],
    },
  );

const rows = async () =>
  within(await screen.findByRole('table', { name: 'Services' }))
    .getAllByRole('row')
    .slice(1);

const search = () => screen.getByTestId('search');

describe('FleetContent', () => {
  it('shows a line for each service, and what they come to', async () => {
    show();

    const [order, hostile] = await rows();
    expect(order).toHaveTextContent(
      /order.*1 warning.*Ready.*Audit.*Istio.*Strict.*Audited.*3 of 4.*2 of 4.*storefront.*shop.*production/,
    );
    expect(within(order).getByRole('link', { name: 'order' })).toHaveAttribute(
      'href',
      '/catalog/default/component/order',
    );
    expect(hostile).toHaveTextContent('<img src=x onerror=alert(1)>');
    expect(hostile).toHaveTextContent(/3 errors.*2 facts missing/);
    expect(hostile.querySelector('img')).toBeNull();
    expect(screen.getByRole('list', { name: 'Totals' })).toHaveTextContent(
      'Ready to enforce1 of 2',
    );
    expect(
      await screen.findByRole('region', { name: 'Where to begin' }),
    ).toHaveTextContent('3 errors');
  });

  it('is accessible', async () => {
    show();
    await rows();
    await screen.findByRole('region', { name: 'Where to begin' });

    expect(
      await accessibilityProblems(screen.getByTestId('service-mesh-fleet')),
    ).toEqual([]);
  });

  it('asks for what the URL says', async () => {
    const { api } = show(
      undefined,
      '/?owner=group:default/storefront&ready=false&orderBy=findings&order=desc',
    );
    await rows();

    expect(api.listServices).toHaveBeenCalledWith({
      owner: 'group:default/storefront',
      ready: false,
      orderBy: 'findings',
      order: 'desc',
    });
    expect(screen.getByLabelText('Owner')).toHaveValue(
      'group:default/storefront',
    );
  });

  it('puts filters into the URL', async () => {
    show(undefined, '/?cursor=x');
    await rows();
    await screen.findByRole('option', { name: 'shop' });

    await userEvent.selectOptions(
      screen.getByLabelText('System'),
      'system:default/shop',
    );
    expect(search()).toHaveTextContent('?system=system%3Adefault%2Fshop');
    await userEvent.type(screen.getByLabelText('Name'), 'ord');
    await waitFor(() => expect(search()).toHaveTextContent('text=ord'));
    await userEvent.click(await screen.findByText('With errors'));
    expect(search()).toHaveTextContent('finding=error');

    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(search()).toBeEmptyDOMElement();
  });

  it('offers the environments that there are', async () => {
    show(
      testFleetPage(services, { environments: ['default', 'staging'] }),
      '/?environment=staging',
    );
    await rows();
    const choice = screen.getByLabelText('Environment');
    expect(choice).toHaveValue('staging');

    await userEvent.selectOptions(choice, 'default');
    expect(search()).toBeEmptyDOMElement();
    await userEvent.selectOptions(choice, 'staging');
    expect(search()).toHaveTextContent('?environment=staging');
  });

  it('offers no environment where there is but one', async () => {
    show();
    await rows();

    expect(screen.queryByLabelText('Environment')).not.toBeInTheDocument();
  });

  it('is sorted by the backend', async () => {
    show();
    await rows();

    await userEvent.click(screen.getByRole('button', { name: 'Findings' }));
    expect(search()).toHaveTextContent('?orderBy=findings&order=desc');
    await userEvent.click(screen.getByRole('button', { name: 'Findings' }));
    expect(search()).toHaveTextContent('?orderBy=findings&order=asc');
    expect(
      screen.getByRole('columnheader', { name: 'Findings' }),
    ).toHaveAttribute('aria-sort', 'ascending');
  });

  it('is turned page by page', async () => {
    show(testFleetPage(services, { nextCursor: 'abc' }));
    await rows();

    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(search()).toHaveTextContent('?cursor=abc');
    await userEvent.click(
      screen.getByRole('button', { name: 'Back to the start' }),
    );
    expect(search()).toBeEmptyDOMElement();
  });

  it('saves all pages as CSV', async () => {
    const saved: Blob[] = [];
    URL.createObjectURL = jest.fn(blob => {
      saved.push(blob as Blob);
      return 'blob:x';
    });
    URL.revokeObjectURL = jest.fn();
    const { api } = show(async ({ cursor } = {}) =>
      testFleetPage([services[cursor ? 1 : 0]], {
        nextCursor: cursor ? null : 'next',
      }),
    );
    await rows();

    await userEvent.click(screen.getByRole('button', { name: 'Download CSV' }));

    await waitFor(() => expect(saved).toHaveLength(1));
    expect(api.listServices).toHaveBeenCalledWith({
      cursor: 'next',
      limit: 500,
    });
    expect(saved[0].size).toBeGreaterThan(200);
  });

  it('says so where nothing matches, and where the first look is not done', async () => {
    show(testFleetPage([], { sweptAt: null }), '/?stage=enforce');

    expect(
      await screen.findByText('No service matches the filter.'),
    ).toBeVisible();
    expect(screen.getByRole('note')).toHaveTextContent(
      'still reading the catalog for the first time',
    );
  });

  it('says why there are no services, and tries again', async () => {
    const { api } = show(async () => {
      throw new Error('The backend is away.');
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not load the services',
    );

    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    await waitFor(() => expect(api.listServices).toHaveBeenCalledTimes(2));
  });

  it('says what to do about a refusal', async () => {
    show(async () => {
      throw await refusal(
        403,
        'NotAllowedError',
        'This needs the permission serviceMesh.config.read',
      );
    });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not load the services: This needs the permission',
    );
    expect(
      screen.getByText(
        'You need the permission serviceMesh.config.read to see mesh configuration. Ask those who run Backstage for it.',
      ),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
    expect(
      await accessibilityProblems(screen.getByTestId('service-mesh-fleet')),
    ).toEqual([]);
  });

  it('shows the outline while it loads', async () => {
    show(() => new Promise(() => {}));

    expect(await screen.findByText('Loading services')).toBeInTheDocument();
    expect(screen.getByTestId('service-mesh-fleet')).toHaveAttribute(
      'aria-busy',
      'true',
    );
  });

  it('says so where the reader may see no service', async () => {
    show(testFleetPage([]));

    expect(
      await screen.findByText(/There is no service that you may see/),
    ).toBeVisible();
  });
});
