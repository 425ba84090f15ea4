import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { testServiceConfig, virtualService } from '../../__testUtils__';
import { renderWithMesh } from '../../__testUtils__/renderWithMesh';
import { Compare } from './Compare';

const config = testServiceConfig({
  environments: ['default', 'staging'],
  renditions: [
    {
      leaf: 'resilience.retries.on',
      renditions: [
        {
          mesh: 'istio',
          places: [
            {
              kind: 'VirtualService',
              name: 'order',
              pointer: '/spec/http/0/retries/retryOn',
            },
          ],
          losses: [],
        },
        {
          mesh: 'linkerd',
          places: [],
          losses: [
            {
              mesh: 'linkerd',
              leaf: 'resilience.retries.on',
              scope: {},
              reason: 'Routes cannot say so.',
              alternative: 'Do without.',
            },
          ],
        },
      ],
    },
  ],
});

const staging = testServiceConfig({
  target: { environment: 'staging' },
  manifests: [
    config.manifests[0],
    { ...virtualService, yaml: virtualService.yaml.replace('5s', '20s') },
  ],
});

const show = (url: string) =>
  renderWithMesh(<Compare config={config} />, {
    url,
    answer: async (_, query) => {
      if (query?.environment === 'gone') {
        throw new Error('There is no environment gone.');
      }
      return query?.mesh === 'linkerd'
        ? testServiceConfig({ target: { mesh: 'linkerd' } })
        : staging;
    },
  });

describe('Compare', () => {
  it('asks what to compare with', async () => {
    const { api } = show('/');

    expect(
      await screen.findByText(/Choose another mesh or environment/),
    ).toBeVisible();
    expect(api.getServiceConfig).not.toHaveBeenCalled();
  });

  it('shows what another environment changes', async () => {
    show('/');

    await userEvent.selectOptions(
      await screen.findByLabelText('Compare with environment'),
      'staging',
    );

    const diff = await screen.findByRole('group', {
      name: 'Changes of VirtualService order',
    });
    expect(diff).toHaveTextContent(/-\s+timeout: 5s\+\s+timeout: 20s/);
    expect(screen.getByText(/1 file is the same/)).toHaveTextContent(
      '− Istio, default, + Istio, staging',
    );
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });

  it('shows what becomes of each setting on another mesh, and the files that come and go', async () => {
    show('/?withMesh=linkerd');

    const table = await screen.findByRole('table', {
      name: 'What becomes of each setting',
    });
    const [head, row] = within(table).getAllByRole('row');
    expect(head).toHaveTextContent('SettingIstioLinkerd');
    expect(row).toHaveTextContent(
      /resilience\.retries\.on.*VirtualService order \/spec\/http\/0\/retries\/retryOn.*Routes cannot say so\. Do without\./,
    );
    expect(
      screen.getAllByRole('heading', { level: 3 }).map(h => h.textContent),
    ).toEqual([
      'DestinationRule order, removed',
      'VirtualService order, removed',
      'HTTPRoute order, added',
    ]);
  });

  it('says why there is nothing to compare with', async () => {
    show('/?withEnvironment=gone');

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'There is no environment gone.',
    );
  });

  it('shows the outline while the other one loads', async () => {
    renderWithMesh(<Compare config={config} />, {
      url: '/?withMesh=linkerd',
      answer: () => new Promise(() => {}),
    });

    expect(await screen.findByText('Loading mesh configuration')).toBeVisible();
  });
});
