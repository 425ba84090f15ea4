import { ServiceMeshApi } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  annotationOrigin,
  holdsMarkup,
  hostileConfig,
  hostileText,
  ORDER,
  testFinding,
  testServiceConfig,
  virtualService,
} from '../../__testUtils__';
import { renderWithMesh } from '../../__testUtils__/renderWithMesh';
import { WhatIf } from './WhatIf';

const config = testServiceConfig({ findings: [testFinding()] });

/** Answers with the timeout that was asked for, and a finding in place of the former one. */
const preview: ServiceMeshApi['previewService'] = async (_, { changes }) => ({
  config: testServiceConfig({
    manifests: [
      config.manifests[0],
      {
        ...virtualService,
        yaml: virtualService.yaml.replace('5s', String(changes[0].value)),
      },
    ],
    findings: [
      testFinding({ code: 'policy/limit', message: 'That is too long.' }),
    ],
  }),
  edits: [
    {
      leaves: ['resilience.timeout'],
      entityRef: ORDER,
      in: 'entity',
      pointer: annotationOrigin('policy.resilience.timeout').pointer!,
      snippet: `mesh-configurator.io/policy.resilience.timeout: ${changes[0].value}`,
    },
  ],
});

const show = (
  previewService: ServiceMeshApi['previewService'] = preview,
  scaffolder = true,
) =>
  renderWithMesh(<WhatIf config={config} />, {
    answers: { previewService },
    scaffolder,
  });

describe('WhatIf', () => {
  it('asks for nothing until a setting changes', async () => {
    const { api } = show();

    expect(await screen.findByText(/Change a setting/)).toBeVisible();
    expect(screen.getByLabelText('security.mtls')).toHaveAccessibleDescription(
      'Now strict',
    );
    expect(api.previewService).not.toHaveBeenCalled();
  });

  it('shows what becomes of files and findings, and what to write to make it so', async () => {
    const { api } = show();

    await userEvent.type(
      await screen.findByLabelText('resilience.timeout'),
      '9s',
    );

    const diff = await screen.findByRole('group', {
      name: 'Changes of VirtualService order',
    });
    await waitFor(() =>
      expect(diff).toHaveTextContent(/-\s+timeout: 5s\+\s+timeout: 9s/),
    );
    expect(api.previewService).toHaveBeenLastCalledWith(
      { kind: 'component', namespace: 'default', name: 'order' },
      {
        mesh: 'istio',
        environment: 'default',
        changes: [{ leaf: 'resilience.timeout', value: '9s' }],
      },
      expect.anything(),
    );
    const result = screen.getByRole('region', { name: 'What it comes to' });
    expect(result).toHaveTextContent(
      /Findings that come.*policy\/limit That is too long/,
    );
    expect(result).toHaveTextContent(
      /Findings that go.*resilience\/retry-unsafe/,
    );
    expect(result).toHaveTextContent(
      'mesh-configurator.io/policy.resilience.timeout: 9s',
    );
    expect(result).toHaveTextContent('1 file changes');

    await userEvent.click(screen.getByRole('button', { name: 'Start over' }));
    expect(await screen.findByText(/Change a setting/)).toBeVisible();
  });

  it('leads to the template that changes settings, filled in with what was tried', async () => {
    show();
    await userEvent.type(
      await screen.findByLabelText('resilience.timeout'),
      '9s',
    );
    await userEvent.type(
      screen.getByLabelText('traffic.weights'),
      '{{"v1": 100}',
    );

    const button = await screen.findByRole('button', {
      name: 'Change it by pull request',
    });

    const link = new URL(button.getAttribute('href')!, 'http://app');
    expect(link.pathname).toBe(
      '/create/templates/default/service-mesh-settings',
    );
    expect(JSON.parse(link.searchParams.get('formData')!)).toEqual({
      entityRef: ORDER,
      environment: 'default',
      changes: [
        { leaf: 'resilience.timeout', value: '9s' },
        { leaf: 'traffic.weights', value: '{"v1":100}' },
      ],
    });
  });

  it('leads nowhere without a scaffolder', async () => {
    show(preview, false);
    await userEvent.type(
      await screen.findByLabelText('resilience.timeout'),
      '9s',
    );

    expect(await screen.findByText('To make it so')).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Change it by pull request' }),
    ).not.toBeInTheDocument();
  });

  it('offers any other setting, and waits while a value cannot be read', async () => {
    const { api } = show();

    await userEvent.selectOptions(
      await screen.findByLabelText('Another setting'),
      'traffic.match',
    );
    await userEvent.type(screen.getByLabelText('traffic.match'), '[[');

    expect(screen.getByText('This is not JSON.')).toBeVisible();
    expect(api.previewService).not.toHaveBeenCalled();
  });

  it('says why there is no preview', async () => {
    show(async () => {
      throw new Error('The backend is away.');
    });

    await userEvent.selectOptions(
      await screen.findByLabelText('security.mtls'),
      'permissive',
    );

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Could not compute the preview',
    );
  });

  it('shows the outline while the first preview is computed', async () => {
    show(() => new Promise(() => {}));

    await userEvent.selectOptions(
      await screen.findByLabelText('security.mtls'),
      'permissive',
    );

    expect(await screen.findByText('Computing the preview')).toBeVisible();
  });

  it('shows hostile text of a preview as text', async () => {
    const { container } = show(async () => ({
      config: testServiceConfig({
        manifests: [
          {
            ...virtualService,
            object: {
              ...virtualService.object,
              metadata: { name: hostileText, namespace: 'shop' },
            },
            yaml: hostileText,
          },
        ],
        findings: [testFinding({ code: hostileText, message: hostileText })],
        losses: hostileConfig().losses,
      }),
      edits: [
        {
          leaves: ['security.mtls'],
          entityRef: hostileText,
          in: 'definition',
          pointer: `/${hostileText}`,
          snippet: hostileText,
        },
      ],
    }));

    await userEvent.selectOptions(
      await screen.findByLabelText('security.mtls'),
      'permissive',
    );

    const result = screen.getByRole('region', { name: 'What it comes to' });
    await waitFor(() =>
      expect(result).toHaveTextContent(
        `In the definition of ${hostileText.slice(0, 60)}`,
      ),
    );
    expect(holdsMarkup(container)).toBe(false);
  });
});
