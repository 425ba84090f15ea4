import { NO_MESH } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { testServiceConfig, virtualService } from '../../__testUtils__';
import { renderWithMesh } from '../../__testUtils__/renderWithMesh';
import { useManifestPanels } from '../../hooks/useManifestPanels';
import { ManifestList } from './ManifestList';

const List = (props: { config: ReturnType<typeof testServiceConfig> }) => (
  <ManifestList
    {...props}
    panels={useManifestPanels(props.config.manifests.map(({ file }) => file))}
  />
);

const show = async (
  overrides: Parameters<typeof testServiceConfig>[0] = {},
) => {
  renderWithMesh(<List config={testServiceConfig(overrides)} />);
  return screen.findByRole('region', { name: 'Configuration' });
};

/** What the browser was told to save. */
function saved() {
  const blobs: Blob[] = [];
  const names: string[] = [];
  URL.createObjectURL = jest.fn(blob => {
    blobs.push(blob as Blob);
    return 'blob:x';
  });
  URL.revokeObjectURL = jest.fn();
  jest
    .spyOn(HTMLAnchorElement.prototype, 'click')
    .mockImplementation(function click(this: HTMLAnchorElement) {
      names.push(this.download);
    });
  return { blobs, names };
}

describe('ManifestList', () => {
  afterEach(() => jest.restoreAllMocks());

  it('saves one file under its name', async () => {
    const { blobs, names } = saved();
    await show({ manifests: [virtualService] });

    await userEvent.click(
      screen.getByRole('button', {
        name: 'Download virtual-service-order.yaml',
      }),
    );

    expect(names).toEqual(['virtual-service-order.yaml']);
    expect(blobs[0].size).toBe(virtualService.yaml.length);
  });

  it('saves all files as an archive', async () => {
    const { names } = saved();
    await show();

    await userEvent.click(screen.getByRole('button', { name: 'Download all' }));

    await waitFor(() => expect(names).toEqual(['order-istio-default.zip']));
  });

  it('does not show a file that is too long to read, but offers it', async () => {
    await show({
      manifests: [{ ...virtualService, yaml: 'a: b\n'.repeat(70_000) }],
    });

    expect(
      screen.getByText('This file has 350 kB, too much to read here.'),
    ).toBeVisible();
    expect(screen.queryByRole('listbox')).not.toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /^Download virtual/ }),
    ).toBeVisible();
  });

  it('tells a service in no mesh how to say that it is in one', async () => {
    const region = await show({
      target: { mesh: NO_MESH },
      manifests: [],
    });

    expect(region).toHaveTextContent('mesh-configurator.io/mesh: istio');
    expect(
      screen.queryByRole('button', { name: 'Download all' }),
    ).not.toBeInTheDocument();
  });
});
