import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { testCaller, testServiceConfig } from '../../__testUtils__';
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
) => {
  renderWithMesh(
    <ServiceMap
      config={testServiceConfig({
        service: { callees: [callee] },
        ...overrides,
      })}
    />,
  );
  return screen.findByRole('region', { name: 'Map' });
};

describe('ServiceMap', () => {
  it('leads from a neighbour to its own tab', async () => {
    const map = await show();

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
    const map = await show();
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

  it('leaves the policy of a callee to the callee', async () => {
    const map = await show();

    await userEvent.click(
      within(map).getByRole('button', { name: 'Policy from order to payment' }),
    );

    expect(
      screen.getByRole('region', { name: 'Policy from order to payment' }),
    ).toHaveTextContent('The policy of payment decides');
  });

  it('says the same as a table', async () => {
    await show();

    const [, web, ingress, payment] = within(
      screen.getByRole('table', { name: 'The same as a table' }),
    ).getAllByRole('row');
    expect(web).toHaveTextContent(
      'weborderAll operationsmTLSAllowedNo timeoutNo retries',
    );
    expect(ingress).toHaveTextContent('ingressorder');
    expect(payment).toHaveTextContent(
      'orderpaymentAll operationsThe policy of payment decides',
    );
  });

  it('draws a part of many callers and lists them all', async () => {
    const { admission } = testServiceConfig();
    const map = await show({
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
});
