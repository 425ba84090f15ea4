import { usePermission } from '@backstage/plugin-permission-react';
import { configPublishPermission } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { testServiceConfig } from '../../__testUtils__';
import { renderWithMesh } from '../../__testUtils__/renderWithMesh';
import { PullRequestButton } from './PullRequestButton';

jest.mock('@backstage/plugin-permission-react', () => ({
  ...jest.requireActual('@backstage/plugin-permission-react'),
  usePermission: jest.fn(),
}));

const allow = (allowed: boolean) =>
  jest.mocked(usePermission).mockReturnValue({ loading: false, allowed });

const find = () => screen.findByRole('button', { name: 'Open pull request' });

/** Gives a button that should not appear the time to. */
const settled = async () => screen.findByText('rendered');

const button = (config = testServiceConfig()) => (
  <>
    <PullRequestButton config={config} />
    rendered
  </>
);

describe('PullRequestButton', () => {
  beforeEach(() => {
    allow(true);
  });

  it('opens the template filled in for this service, mesh and environment', async () => {
    renderWithMesh(
      button(
        testServiceConfig({
          target: { mesh: 'linkerd', environment: 'staging' },
        }),
      ),
    );

    const link = new URL((await find()).getAttribute('href')!, 'http://app');
    expect(link.pathname).toBe(
      '/create/templates/default/service-mesh-configuration',
    );
    expect(JSON.parse(link.searchParams.get('formData')!)).toEqual({
      entityRef: 'component:default/order',
      mesh: 'linkerd',
      environment: 'staging',
    });
  });

  const { service } = testServiceConfig();
  it.each([
    [
      'no namespace is known',
      { service: { namespace: { ...service.namespace, value: null } } },
      /needs the Kubernetes namespace/,
    ],
    [
      'something is hidden',
      { redacted: true },
      /services that you may not see/,
    ],
    ['there is no file', { manifests: [] }, /no file to put/],
  ])('is disabled and says why where %s', async (_, overrides, reason) => {
    renderWithMesh(button(testServiceConfig(overrides)));

    expect(await find()).toHaveAttribute('aria-disabled', 'true');
    expect(await find()).toHaveAccessibleDescription(reason);
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
    await userEvent.tab();
    expect(await find()).toHaveFocus();
  });

  it('is hidden without a scaffolder', async () => {
    renderWithMesh(button(), { scaffolder: false });

    await settled();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('is hidden from those who may not publish', async () => {
    allow(false);
    renderWithMesh(button());

    await settled();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
    expect(usePermission).toHaveBeenCalledWith({
      permission: configPublishPermission,
    });
  });
});
