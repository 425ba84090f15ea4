import {
  RepositoryCheck,
  RepositoryFile,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  holdsMarkup,
  hostileText,
  testServiceConfig,
} from '../../__testUtils__';
import { accessibilityProblems } from '../../__testUtils__/accessibility';
import { renderWithMesh } from '../../__testUtils__/renderWithMesh';
import { Views } from '../Views';
import { Repository } from './Repository';

const config = testServiceConfig({});

const found = (overrides: Partial<RepositoryCheck>): RepositoryCheck => ({
  location: 'https://github.com/shop/order/tree/main/mesh',
  state: 'in-step',
  reason: null,
  files: [],
  ...overrides,
});
const file = (overrides: Partial<RepositoryFile>): RepositoryFile => ({
  file: 'default/shop/order/virtual-service-order.yaml',
  state: 'changed',
  edited: 'no',
  before: 'timeout: 5s\n',
  after: 'timeout: 10s\n',
  ...overrides,
});

const show = (check: RepositoryCheck) =>
  renderWithMesh(
    <main data-testid="repository">
      <Repository config={config} />
    </main>,
    { answers: { checkRepository: async () => check } },
  );

describe('Repository', () => {
  it.each([
    [found({}), 'The repository holds what is generated.'],
    [found({ state: 'absent' }), /does not hold these files yet/],
    [found({ state: 'hidden' }), /You may not see all/],
    [
      found({ state: 'unreachable', reason: 'It could not be read.' }),
      /cannot be told.*It could not be read\./,
    ],
  ])('says what it has found: %p', async (check, text) => {
    show(check);

    expect(await screen.findByRole('note')).toHaveTextContent(text);
    expect(screen.getByText(check.location)).toBeVisible();
  });

  it('shows how a file differs, and that it was edited by hand', async () => {
    show(found({ state: 'differs', files: [file({ edited: 'yes' })] }));

    expect(
      await screen.findByRole('group', {
        name: 'Differences in default/shop/order/virtual-service-order.yaml',
      }),
    ).toHaveTextContent('-timeout: 5s+timeout: 10s');
    expect(screen.getByRole('note')).toHaveTextContent(
      '1 file was edited by hand.',
    );
    expect(screen.getByText(/Somebody has edited this file/)).toBeVisible();
    expect(
      await accessibilityProblems(screen.getByTestId('repository')),
    ).toEqual([]);
  });

  it('shows a file that came or went on demand, and one of others not at all', async () => {
    show(
      found({
        state: 'differs',
        files: [
          file({ file: 'a.yaml', state: 'added', before: null }),
          file({ file: 'b.yaml', state: 'foreign', before: null }),
          file({ file: 'c.yaml', state: 'obsolete', after: null }),
        ],
      }),
    );

    const headings = await screen.findAllByRole('heading', { level: 3 });
    expect(headings.map(({ textContent }) => textContent)).toEqual([
      'a.yaml, not there yet',
      'b.yaml, there, but not ours, so that it is not shown',
      'c.yaml, no longer generated',
    ]);
    const [first, second, ...others] = screen.getAllByText('Show the file');
    expect(others).toEqual([]);
    await userEvent.click(first);
    expect(
      await screen.findByRole('group', { name: 'Differences in a.yaml' }),
    ).toHaveTextContent('+timeout: 10s');
    await userEvent.click(second);
    expect(
      await screen.findByRole('group', { name: 'Differences in c.yaml' }),
    ).toHaveTextContent('-timeout: 5s');
  });

  it('looks again on demand, and tells of an error', async () => {
    const checkRepository = jest
      .fn()
      .mockRejectedValueOnce(new Error('No luck'))
      .mockResolvedValue(found({}));
    renderWithMesh(<Repository config={config} />, {
      answers: { checkRepository },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('No luck');

    await userEvent.click(screen.getByRole('button', { name: 'Look again' }));

    expect(await screen.findByRole('note')).toHaveTextContent(
      'The repository holds what is generated.',
    );
  });

  it('is no view, and asks nothing, where the catalog names no place', async () => {
    const nowhere = testServiceConfig({ configLocation: null });
    const { api } = renderWithMesh(<Views config={nowhere} />, {
      answer: nowhere,
      url: '/?view=repository',
    });

    expect(
      await screen.findByRole('tab', { name: 'Overview', selected: true }),
    ).toBeVisible();
    expect(
      screen.queryByRole('tab', { name: 'Repository' }),
    ).not.toBeInTheDocument();
    expect(api.checkRepository).not.toHaveBeenCalled();
  });

  it('shows the outline while it reads', async () => {
    renderWithMesh(<Repository config={config} />);

    expect(await screen.findByText('Reading the repository')).toBeVisible();
    expect(screen.queryByRole('note')).not.toBeInTheDocument();
  });

  it('shows hostile text of an answer as text', async () => {
    const { container } = show(
      found({
        location: hostileText,
        state: 'differs',
        reason: hostileText,
        files: [file({ file: hostileText, before: '', after: hostileText })],
      }),
    );

    expect(await screen.findByRole('note')).toHaveTextContent(
      hostileText.slice(0, 60),
    );
    expect(await screen.findByRole('group')).toHaveTextContent(
      `+${hostileText.slice(0, 60)}`,
    );
    expect(holdsMarkup(container)).toBe(false);
  });
});
