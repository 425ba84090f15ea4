import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ORDER, testFinding } from '../../__testUtils__';
import { renderWithMesh } from '../../__testUtils__/renderWithMesh';
import { FindingsTable } from './FindingsTable';

const renderTable = (...findings: ReturnType<typeof testFinding>[]) => {
  const onShow = jest.fn();
  renderWithMesh(
    <FindingsTable
      findings={findings}
      files={['default/shop/order/virtual-service-order.yaml']}
      onShow={onShow}
    />,
  );
  return onShow;
};

const rows = async () => {
  const table = await screen.findByRole('table', { name: 'Findings' });
  return within(table).getAllByRole('row').slice(1);
};

describe('FindingsTable', () => {
  it('names severity, code, message and place, the gravest first', async () => {
    renderTable(
      testFinding({ severity: 'info', code: 'istio/port-name' }),
      testFinding({
        severity: 'error',
        code: 'reference/host-not-found',
        message: 'Host pay does not exist.',
      }),
      testFinding(),
    );

    const [error, warning, note] = await rows();
    expect(error).toHaveTextContent(
      /Error.*reference\/host-not-found.*Host pay does not exist\..*virtual-service-order\.yaml:10/,
    );
    expect(warning).toHaveTextContent(/Warning.*resilience\/retry-unsafe/);
    expect(note).toHaveTextContent(/Note.*istio\/port-name/);
  });

  it('shows the fix of a finding on demand', async () => {
    renderTable(testFinding(), testFinding({ code: 'a/b', fix: undefined }));
    await rows();
    expect(
      screen.queryByRole('button', { name: 'How to fix a/b' }),
    ).not.toBeInTheDocument();
    const toggle = screen.getByRole('button', {
      name: 'How to fix resilience/retry-unsafe',
    });
    expect(toggle).toHaveAttribute('aria-expanded', 'false');

    await userEvent.click(toggle);

    expect(toggle).toHaveAttribute('aria-expanded', 'true');
    expect(
      screen.getByText('Retry only what was not processed.'),
    ).toBeVisible();
    const [, fix] = await rows();
    await waitFor(() =>
      expect(fix).toHaveTextContent(
        'policy.resilience.retries.on: [connect-failure]',
      ),
    );
    expect(
      within(fix).getByRole('button', { name: 'Copy text' }),
    ).toBeVisible();
  });

  it('shows the fix of a single finding at once', async () => {
    renderTable(testFinding());

    expect(
      await screen.findByText('Retry only what was not processed.'),
    ).toBeVisible();
  });

  it('names the source of a faulty value', async () => {
    renderTable(
      testFinding({
        fix: undefined,
        origin: { source: 'config', pointer: '/serviceMesh/targets/istio' },
      }),
    );

    const [, details] = await rows();
    expect(details).toHaveTextContent(
      /Comes from app-config\s*serviceMesh\.targets\.istio/,
    );
  });

  it('shows a file of the configuration and only names others', async () => {
    const onShow = renderTable(
      testFinding(),
      testFinding({ file: 'elsewhere.yaml' }),
    );
    const [own, other] = await rows();

    await userEvent.click(
      within(own).getByRole('button', {
        name: 'default/shop/order/virtual-service-order.yaml:10',
      }),
    );

    expect(onShow).toHaveBeenCalledWith(
      'default/shop/order/virtual-service-order.yaml',
    );
    expect(other).toHaveTextContent('elsewhere.yaml:10');
    expect(
      within(other).queryByRole('button', { name: 'elsewhere.yaml:10' }),
    ).not.toBeInTheDocument();
  });

  it('links the entity where a finding is not about a file', async () => {
    renderTable(
      testFinding({
        file: undefined,
        range: undefined,
        entityRef: ORDER,
        pointer: '/spec/providesApis',
      }),
    );

    const [row] = await rows();
    expect(within(row).getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/component/order',
    );
    expect(row).toHaveTextContent('/spec/providesApis');
  });

  it('says what is missing to decide', async () => {
    renderTable(testFinding({ undecided: 'needs the replicas' }));

    const [row] = await rows();
    expect(row).toHaveTextContent('Not decided: needs the replicas');
  });

  it('shows hostile text as text', async () => {
    const message = '<img src=x onerror="alert(1)"> $t(loading) {{code}}';
    renderTable(testFinding({ message, undecided: message }));

    const [row] = await rows();
    expect(row).toHaveTextContent(`${message}Not decided: ${message}`);
    expect(within(row).queryByRole('img')).not.toBeInTheDocument();
  });
});
