import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ORDER, testFinding, virtualService } from '../../__testUtils__';
import { renderWithMesh } from '../../__testUtils__/renderWithMesh';
import { FindingsTable } from './FindingsTable';

const renderTable = (...findings: ReturnType<typeof testFinding>[]) => {
  const onShow = jest.fn();
  renderWithMesh(
    <FindingsTable
      findings={findings}
      files={new Map([[virtualService.file, virtualService.yaml]])}
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
    renderTable(testFinding(), testFinding({ code: 'a/b' }));
    await rows();
    const toggle = screen.getByRole('button', {
      name: 'Explain and fix resilience/retry-unsafe',
    });
    expect(toggle).toHaveAttribute('aria-expanded', 'false');

    await userEvent.click(toggle);

    expect(toggle).toHaveAttribute('aria-expanded', 'true');
    expect(
      screen.getByText('Retry only what was not processed.'),
    ).toBeVisible();
    const [, fix] = await rows();
    expect(fix).toHaveTextContent(
      'policy.resilience.retries.on: [connect-failure]',
    );
    expect(within(fix).getByRole('button', { name: 'Copy' })).toBeVisible();
  });

  it('says why, and leads to the page of the rule', async () => {
    renderTable(testFinding({ equivalents: ['KIA1107'] }));

    const link = await screen.findByRole('link', {
      name: 'About the rule resilience/retry-unsafe',
    });
    expect(link).toHaveAttribute(
      'href',
      '/service-mesh/rules/resilience/retry-unsafe',
    );
    const [, details] = await rows();
    expect(details).toHaveTextContent(
      'A request whose answer got lost may have been processed.',
    );
    expect(details).toHaveTextContent('It is accepted, but risky.');
    expect(details).toHaveTextContent('Known elsewhere as KIA1107');
  });

  it('shows the file as a mechanical fix makes it', async () => {
    renderTable(
      testFinding({
        range: {
          start: { line: 19, column: 16 },
          end: { line: 19, column: 18 },
        },
        fix: { title: 'Wait less.', snippet: 'timeout: 2s', replacement: '2s' },
      }),
    );

    expect(
      await screen.findByRole('group', { name: 'The file with the fix' }),
    ).toHaveTextContent(/-\s+timeout: 5s\+\s+timeout: 2s/);
    expect(
      screen.getByRole('button', { name: 'Copy the whole file' }),
    ).toBeVisible();
  });

  it('offers no fixed file where the place is not known', async () => {
    renderTable(
      testFinding({
        file: 'elsewhere.yaml',
        fix: { title: 'Wait less.', snippet: 'a', replacement: 'b' },
      }),
    );

    expect(await screen.findByText('Wait less.')).toBeVisible();
    expect(screen.queryByText('The file with the fix')).not.toBeInTheDocument();
  });

  it('is filtered by severity and by words', async () => {
    renderTable(
      testFinding({ severity: 'error', code: 'a/first', message: 'Pay.' }),
      testFinding({ code: 'a/second', message: 'Ship.' }),
      testFinding({ code: 'a/third', message: 'Pay later.' }),
    );
    expect(await rows()).toHaveLength(3);

    await userEvent.click(screen.getByRole('button', { name: '1 error' }));
    expect(await rows()).toHaveLength(2);
    await userEvent.type(screen.getByLabelText('Search findings'), 'pay');
    expect(await rows()).toHaveLength(1);
    expect(screen.getByText('1 of 3 findings')).toBeVisible();
    await userEvent.type(screen.getByLabelText('Search findings'), 'x');

    expect(screen.getByText('No finding matches the filter.')).toBeVisible();
  });

  it('shows a part of very many findings, and more on demand', async () => {
    renderTable(
      ...Array.from({ length: 120 }, (_, i) =>
        testFinding({ code: `a/n${i}` }),
      ),
    );
    expect(await rows()).toHaveLength(50);

    await userEvent.click(screen.getByRole('button', { name: 'Show 50 more' }));
    expect(await rows()).toHaveLength(100);
    expect(screen.getByRole('button', { name: 'Show 20 more' })).toBeVisible();
  });

  it('names who accepted a finding, and shows it last', async () => {
    renderTable(
      testFinding({
        severity: 'error',
        suppressed: {
          by: 'app-config',
          reason: 'moves next week',
          until: '2030-01-01',
        },
      }),
      testFinding({ code: 'a/b' }),
    );

    const [, accepted] = await rows();
    expect(accepted).toHaveTextContent(
      'Accepted by app-config until 2030-01-01: moves next week',
    );
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
