import {
  PreviewResponse,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { screen, within } from '@testing-library/react';
import {
  holdsMarkup,
  hostileText,
  testFinding,
  testServiceConfig,
} from '../../__testUtils__';
import { accessibilityProblems } from '../../__testUtils__/accessibility';
import { renderWithMesh } from '../../__testUtils__/renderWithMesh';
import { Readiness } from './Readiness';

const audit = (
  overrides: Parameters<typeof testServiceConfig>[0] = {},
): ServiceConfig =>
  testServiceConfig({
    stage: { wanted: 'audit', effective: 'audit', missing: [] },
    ...overrides,
  });

/** Shows a service, with what it would be at `enforce`; an error where nothing tells. */
const show = async (config: ServiceConfig, enforced?: ServiceConfig) => {
  renderWithMesh(<Readiness config={config} />, {
    answers: {
      previewService: async () => {
        if (!enforced) {
          throw new Error('not allowed');
        }
        return { config: enforced, edits: [] } as PreviewResponse;
      },
    },
  });
  return screen.findByRole('region', { name: 'Ready to enforce' });
};

const steps = (region: HTMLElement) =>
  within(region)
    .getAllByRole('listitem')
    .map(
      item =>
        `${within(item).getByRole('img', { hidden: true }).textContent}: ${
          item.querySelector('strong')?.textContent
        }`,
    );

describe('Readiness', () => {
  it('names what enforcing would lack, with the annotations to add', async () => {
    const finding = testFinding({
      code: 'catalog/assumed-facts',
      fix: { title: 'Add', snippet: 'mesh-configurator.io/namespace: shop' },
    });
    const region = await show(
      audit(),
      audit({
        stage: {
          wanted: 'enforce',
          effective: 'audit',
          missing: ['namespace of component:default/web'],
        },
        findings: [finding],
      }),
    );

    expect(region).toHaveTextContent(
      '1 step is left before policies that deny may act.',
    );
    expect(region).toHaveTextContent('namespace of component:default/web');
    expect(region).toHaveTextContent('mesh-configurator.io/namespace: shop');
    expect(steps(region)).toEqual([
      'To do: Facts are stated',
      'Done: Callers are known',
      'Done: The ingress is admitted',
      'Done: No finding is an error',
      'By hand: The audit shows nobody who would be cut off',
      'By hand: Let it act',
    ]);
  });

  it('asks for callers, the ingress and the end of errors', async () => {
    const config = audit({
      admission: {
        mode: 'unknown',
        callers: [],
        origin: { source: 'default' },
      },
      policy: {
        service: {
          'traffic.ingress.hosts': {
            value: ['shop.example.com'],
            origin: { source: 'annotation' },
          },
        },
        operations: {},
        catchAll: {},
      },
      findings: [testFinding({ severity: 'error' })],
    });
    const region = await show(config, config);

    expect(region).toHaveTextContent('3 steps are left');
    expect(region).toHaveTextContent('consumesApis:');
    expect(region).toHaveTextContent('platformCallers:');
    expect(region).toHaveTextContent('1 finding is an error');
  });

  it('says so where nothing is left to do', async () => {
    const region = await show(audit(), audit());

    expect(region).toHaveTextContent('Nothing stands against enforcing.');
    expect(region).toHaveTextContent('policy.security.stage: enforce');
  });

  it('says how to see whom the audit would cut off', async () => {
    const config = audit({ auditQuery: "kubectl logs | grep 'denied'" });
    const region = await show(config, config);

    expect(region).toHaveTextContent("kubectl logs | grep 'denied'");
  });

  it('is short about a service that enforces', async () => {
    const region = await show(testServiceConfig());

    expect(region).toHaveTextContent('This service enforces');
    expect(within(region).queryByRole('listitem')).not.toBeInTheDocument();
  });

  it('tells what it knows to those who may not preview', async () => {
    const region = await show(
      audit({
        stage: { wanted: 'audit', effective: 'audit', missing: ['the ports'] },
      }),
    );

    expect(region).toHaveTextContent('the ports');
  });

  it('is accessible with steps that are done, to do and by hand', async () => {
    const config = audit({
      stage: { wanted: 'audit', effective: 'audit', missing: ['the ports'] },
    });
    const region = await show(config, config);

    expect(await accessibilityProblems(region)).toEqual([]);
  });

  it('shows hostile text as text', async () => {
    const config = audit({
      auditQuery: hostileText,
      stage: { wanted: 'audit', effective: 'audit', missing: [hostileText] },
      findings: [
        testFinding({
          code: 'catalog/assumed-facts',
          fix: { title: hostileText, snippet: hostileText },
        }),
      ],
    });
    const region = await show(config, config);

    expect(region).toHaveTextContent(hostileText.slice(0, 60));
    expect(holdsMarkup(region)).toBe(false);
  });
});
