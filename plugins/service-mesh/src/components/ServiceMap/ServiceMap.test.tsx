import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ORDER, testCaller, testServiceConfig } from '../../__testUtils__';
import { renderWithMesh } from '../../__testUtils__/renderWithMesh';
import { ServiceMap } from './ServiceMap';

const callee = {
  id: 'component:default/payment',
  relation: 'consumesApi' as const,
  api: 'api:default/payment-api',
  operations: 'all' as const,
  origin: { source: 'entity' as const },
};

const show = async (
  overrides: Parameters<typeof testServiceConfig>[0] = {},
  payment: () => Promise<ServiceConfig> = async () => {
    throw new Error('No component');
  },
) => {
  const { api } = renderWithMesh(
    <ServiceMap
      config={testServiceConfig({
        service: { callees: [callee] },
        ...overrides,
      })}
    />,
    { answer: payment },
  );
  const map = await screen.findByRole('region', { name: 'Map' });
  return { api, map };
};

/** The configuration of the callee, which admits the order service. */
const payment = async () =>
  testServiceConfig({
    service: { name: 'payment' },
    admission: {
      ...testServiceConfig().admission,
      callers: [testCaller(ORDER)],
    },
    policy: {
      service: {},
      operations: {
        pay: {
          'resilience.timeout': {
            value: '3s',
            origin: { source: 'definition', entityRef: callee.api },
          },
        },
      },
      catchAll: {},
    },
  });

describe('ServiceMap', () => {
  it('leads from a neighbour to its own tab', async () => {
    const { map } = await show();

    expect(within(map).getByRole('link', { name: 'web' })).toHaveAttribute(
      'href',
      '/catalog/default/component/web',
    );
    expect(within(map).getByRole('link', { name: 'payment' })).toHaveAttribute(
      'href',
      '/catalog/default/component/payment',
    );
    expect(within(map).getByText('ingress')).toBeVisible();
  });

  it('shows the policy of a line, with the keyboard alone', async () => {
    const { map } = await show();
    const line = within(map).getByRole('button', {
      name: 'Policy from web to order',
    });

    await userEvent.tab();
    await userEvent.tab();
    expect(line).toHaveFocus();
    await userEvent.keyboard('{Enter}');

    expect(line).toHaveAttribute('aria-expanded', 'true');
    const policy = screen.getByRole('region', {
      name: 'Policy from web to order',
    });
    expect(policy).toHaveTextContent(/Allowed.*security\.mtls.*strict/);
    await userEvent.click(
      within(policy).getByRole('button', { name: 'Close' }),
    );
    expect(line).toHaveAttribute('aria-expanded', 'false');
  });

  it('says what a callee grants, by its own policy, on the line and as a table', async () => {
    const { api, map } = await show({}, payment);
    const line = within(map).getByRole('button', {
      name: 'Policy from order to payment',
    });
    expect(await within(line).findByTitle('Timeout')).toBeInTheDocument();
    expect(within(line).getByTitle('Allowed')).toBeInTheDocument();
    expect(api.getServiceConfig).toHaveBeenCalledWith(
      { kind: 'component', namespace: 'default', name: 'payment' },
      { mesh: undefined, environment: 'default' },
    );

    await userEvent.click(line);
    expect(
      screen.getByRole('region', { name: 'Policy from order to payment' }),
    ).toHaveTextContent(/Allowed.*resilience\.timeout.*3s/);
    expect(
      within(
        screen.getByRole('table', { name: 'The same as a table' }),
      ).getAllByRole('row')[3],
    ).toHaveTextContent(
      'orderpaymentAll operationsmTLS or plaintextAllowed3sNo retries',
    );
  });

  it('asks a callee for the mesh that the reader looks at instead of the own one', async () => {
    const { api } = await show({ target: { mesh: 'linkerd' } });

    expect(api.getServiceConfig).toHaveBeenCalledWith(expect.anything(), {
      mesh: 'linkerd',
      environment: 'default',
    });
  });

  it('leaves the policy of a callee that is hidden to the callee', async () => {
    const { map } = await show();

    await userEvent.click(
      within(map).getByRole('button', { name: 'Policy from order to payment' }),
    );

    expect(
      screen.getByRole('region', { name: 'Policy from order to payment' }),
    ).toHaveTextContent('The policy of payment decides, and is not shown');
  });

  it('says the same as a table', async () => {
    await show();

    const [, web, ingress, paid] = within(
      screen.getByRole('table', { name: 'The same as a table' }),
    ).getAllByRole('row');
    expect(web).toHaveTextContent(
      'weborderAll operationsmTLSAllowedNo timeoutNo retries',
    );
    expect(ingress).toHaveTextContent('ingressorder');
    expect(paid).toHaveTextContent(
      'orderpaymentAll operationsThe policy of payment decides',
    );
  });

  it('draws a part of many callers and lists them all', async () => {
    const { admission } = testServiceConfig();
    const { map } = await show({
      service: { callers: [], callees: [] },
      admission: {
        ...admission,
        callers: Array.from({ length: 200 }, (_, i) =>
          testCaller(`component:default/c${i}`),
        ),
      },
    });

    expect(within(map).getAllByRole('listitem')).toHaveLength(15);
    expect(map).toHaveTextContent('185 more, in the table');
    expect(map).toHaveTextContent('No dependency is declared');
    expect(within(screen.getByRole('table')).getAllByRole('row')).toHaveLength(
      201,
    );
  });

  it('says so where nobody calls and nobody is called', async () => {
    const { admission } = testServiceConfig();
    const { map } = await show({
      service: { callers: [], callees: [] },
      admission: { ...admission, callers: [] },
    });

    expect(map).toHaveTextContent('No caller is declared');
    expect(map).toHaveTextContent('No dependency is declared');
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });
});
