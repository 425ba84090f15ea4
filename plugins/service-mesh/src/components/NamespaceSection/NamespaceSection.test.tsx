import {
  NamespaceBundle,
  ServiceMeshApi,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  holdsMarkup,
  hostileConfig,
  hostileText,
  testFinding,
  testServiceConfig,
  virtualService,
} from '../../__testUtils__';
import { accessibilityProblems } from '../../__testUtils__/accessibility';
import { renderWithMesh } from '../../__testUtils__/renderWithMesh';
import { NamespaceSection } from './NamespaceSection';

const bundle: NamespaceBundle = {
  namespace: 'shop',
  configLocation: 'https://github.com/shop/mesh/tree/main',
  manifests: [
    {
      ...virtualService,
      file: 'default/shop/_namespace/peer-authentication-default.yaml',
    },
  ],
  losses: [],
  findings: [],
};

const show = (
  getNamespaceBundle: ServiceMeshApi['getNamespaceBundle'],
  namespaceBundle = true,
) =>
  renderWithMesh(
    <>
      <h1>Page</h1>
      <NamespaceSection config={testServiceConfig({ namespaceBundle })} />
    </>,
    { answers: { getNamespaceBundle } },
  );

describe('NamespaceSection', () => {
  it('makes the files of the namespace on demand', async () => {
    const { api } = show(async () => bundle);
    const section = await screen.findByRole('region', {
      name: 'Namespace shop',
    });
    expect(api.getNamespaceBundle).not.toHaveBeenCalled();

    await userEvent.click(
      within(section).getByRole('button', { name: 'Show the files' }),
    );

    expect(await within(section).findByRole('status')).toHaveTextContent(
      '1 file below https://github.com/shop/mesh/tree/main',
    );
    expect(api.getNamespaceBundle).toHaveBeenCalledWith(
      { kind: 'component', namespace: 'default', name: 'order' },
      { mesh: 'istio', environment: 'default' },
    );
    await userEvent.click(
      within(section).getByRole('button', {
        name: /peer-authentication-default/,
      }),
    );
    expect(await within(section).findByRole('listbox')).toBeVisible();
  });

  it('saves them together with those of the service', async () => {
    const saved: string[] = [];
    URL.createObjectURL = jest.fn(() => 'blob:x');
    URL.revokeObjectURL = jest.fn();
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function onClick(this: HTMLAnchorElement) {
        saved.push(this.download);
      });
    show(async () => bundle);

    await userEvent.click(
      await screen.findByRole('button', { name: 'Show the files' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: /^Download all, with/ }),
    );

    await waitFor(() => expect(saved).toEqual(['order-istio-default.zip']));
    click.mockRestore();
  });

  it('is accessible with findings, losses and an open file', async () => {
    const { losses } = hostileConfig();
    show(async () => ({ ...bundle, losses, findings: [testFinding()] }));

    await userEvent.click(
      await screen.findByRole('button', { name: 'Show the files' }),
    );
    await userEvent.click(
      await screen.findByRole('button', {
        name: /peer-authentication-default/,
      }),
    );

    const section = screen.getByRole('region', { name: 'Namespace shop' });
    expect(
      within(section).getByRole('heading', { name: 'Findings', level: 3 }),
    ).toBeVisible();
    expect(await accessibilityProblems(section)).toEqual([]);
  });

  it('shows hostile text as text', async () => {
    const { manifests, findings, losses } = hostileConfig();
    const { container } = show(async () => ({
      ...bundle,
      configLocation: hostileText,
      manifests,
      findings,
      losses,
    }));

    await userEvent.click(
      await screen.findByRole('button', { name: 'Show the files' }),
    );
    await userEvent.click(
      await screen.findByRole('button', {
        name: /^VirtualService.*virtual-service-order/,
      }),
    );

    expect(await screen.findByRole('listbox')).toHaveTextContent(
      hostileText.slice(0, 60),
    );
    expect(holdsMarkup(container)).toBe(false);
  });

  it('says why they cannot be seen, and tries again', async () => {
    const { api } = show(async () => {
      throw new Error('You may not see everything in it.');
    });
    const button = await screen.findByRole('button', {
      name: 'Show the files',
    });
    await userEvent.click(button);

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not make the files of the namespace: You may not see everything in it.',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Show the files' }),
    );
    expect(api.getNamespaceBundle).toHaveBeenCalledTimes(2);
  });

  it('is not there where app-config asks for no bundle', async () => {
    show(async () => bundle, false);

    await screen.findByRole('heading', { name: 'Page' });
    expect(
      screen.queryByRole('region', { name: 'Namespace shop' }),
    ).not.toBeInTheDocument();
  });

  it('shows the outline while they are made', async () => {
    show(() => new Promise(() => {}));

    await userEvent.click(
      await screen.findByRole('button', { name: 'Show the files' }),
    );

    expect(
      await screen.findByText('Making the files of the namespace'),
    ).toBeVisible();
  });
});
