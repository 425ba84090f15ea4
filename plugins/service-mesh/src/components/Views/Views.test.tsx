import { usePermission } from '@backstage/plugin-permission-react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { testFinding, testServiceConfig } from '../../__testUtils__';
import { accessibilityProblems } from '../../__testUtils__/accessibility';
import { renderWithMesh } from '../../__testUtils__/renderWithMesh';
import { Views } from './Views';

jest.mock('@backstage/plugin-permission-react', () => ({
  ...jest.requireActual('@backstage/plugin-permission-react'),
  usePermission: jest.fn(),
}));

const Search = () => <span data-testid="search">{useLocation().search}</span>;

const config = testServiceConfig({
  environments: ['default', 'staging'],
  findings: [testFinding(), testFinding({ code: 'a/b' })],
});

const show = (url = '/') =>
  renderWithMesh(
    <main data-testid="views">
      <Views config={config} />
      <Search />
    </main>,
    { answer: config, url },
  );

describe('Views', () => {
  beforeEach(() => {
    jest
      .mocked(usePermission)
      .mockReturnValue({ loading: false, allowed: true });
  });

  it('begins with the overview, and keeps another choice in the URL', async () => {
    show('/?mesh=istio');
    expect(
      await screen.findByRole('tab', { name: 'Overview', selected: true }),
    ).toBeVisible();

    await userEvent.click(screen.getByRole('tab', { name: 'Policy' }));

    expect(
      await screen.findByRole('region', { name: 'Security' }),
    ).toBeVisible();
    expect(screen.getByTestId('search')).toHaveTextContent(
      '?mesh=istio&view=policy',
    );
    expect(
      screen.queryByRole('region', { name: 'Findings' }),
    ).not.toBeInTheDocument();
  });

  it('has no view that the reader may not use', async () => {
    jest
      .mocked(usePermission)
      .mockReturnValue({ loading: false, allowed: false });
    show('/?view=whatIf');

    expect(
      await screen.findByRole('tab', { name: 'Overview', selected: true }),
    ).toBeVisible();
    expect(screen.getAllByRole('tab').map(tab => tab.textContent)).toEqual([
      'Overview',
      'Map',
      'Policy',
      'Compare',
      'Repository',
      'Can it call me?',
    ]);
  });

  it.each([
    ['overview', 'Findings'],
    ['map', 'Map'],
    ['policy', 'Traffic'],
    ['compare', 'Compare'],
    ['repository', 'Repository'],
    ['whatIf', 'What if'],
    ['canCall', 'Can it call me?'],
    ['checkYaml', 'Check my YAML'],
  ])('is accessible: %s', async (view, region) => {
    show(`/?view=${view}&withEnvironment=staging`);
    expect(await screen.findByRole('region', { name: region })).toBeVisible();

    await waitFor(async () =>
      expect(await accessibilityProblems(screen.getByTestId('views'))).toEqual(
        [],
      ),
    );
  });
});
