import {
  annotations,
  Finding,
  POLICY_LEAF_PREFIX,
  PreviewedConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * One thing that must hold before policies that deny may act. `manual` is for people to see to, since files do not tell it.
 *
 * @internal
 */
export interface Step {
  id: 'facts' | 'callers' | 'ingress' | 'errors' | 'audit' | 'stage';
  state: 'done' | 'todo' | 'manual';
  /** What is missing, in words. */
  missing?: string[];
  /** How many things are to do. */
  count?: number;
  /** Text that closes the gap, ready to copy. */
  snippet?: string;
}

const annotate = (...lines: string[]) =>
  ['metadata:', '  annotations:', ...lines.map(line => `    ${line}`)].join(
    '\n',
  );

const stands = ({ suppressed, undecided, severity }: Finding) =>
  severity === 'error' && !suppressed && undecided === undefined;

function factsStep({ stage, findings }: PreviewedConfig): Step {
  return {
    id: 'facts',
    state: stage.missing.length ? 'todo' : 'done',
    missing: stage.missing,
    snippet: findings.find(({ code }) => code === 'catalog/assumed-facts')?.fix
      ?.snippet,
  };
}

function callersStep({ admission, service }: PreviewedConfig): Step {
  return {
    id: 'callers',
    state: admission.mode === 'unknown' ? 'todo' : 'done',
    snippet: [
      '# on each caller, the APIs that it calls',
      'spec:',
      `  consumesApis: [${service.apis
        .map(({ entityRef }) => entityRef)
        .join(', ')}]`,
      '---',
      `# or on ${service.entityRef}: callers that the catalog does not know`,
      annotate(
        `${POLICY_LEAF_PREFIX}security.callers.additional: |`,
        '  - serviceAccount: my-namespace/my-caller',
      ),
    ].join('\n'),
  };
}

function ingressStep({ admission, policy, target }: PreviewedConfig): Step {
  const exposed = policy.service['traffic.ingress.hosts'] !== undefined;
  const admitted = admission.callers.some(({ kind }) => kind === 'ingress');
  return {
    id: 'ingress',
    state: exposed && !admitted ? 'todo' : 'done',
    count: exposed ? 1 : 0,
    snippet: [
      'serviceMesh:',
      '  platformCallers:',
      '    - name: ingress',
      '      role: ingress',
      '      serviceAccount: my-gateway-namespace/my-gateway',
      `      mesh: ${target.mesh}`,
    ].join('\n'),
  };
}

function errorsStep({ findings }: PreviewedConfig): Step {
  const count = findings.filter(stands).length;
  return { id: 'errors', state: count ? 'todo' : 'done', count };
}

/**
 * What must hold before policies that deny may act, in the order to go about it.
 *
 * @param config - the configuration as it is
 * @param enforced - the same as it would be at `enforce`
 * @internal
 */
export function readinessSteps(
  config: PreviewedConfig,
  enforced: PreviewedConfig,
): Step[] {
  const steps = [
    factsStep(enforced),
    callersStep(enforced),
    ingressStep(enforced),
    errorsStep(enforced),
  ];
  if (config.stage.effective === 'enforce') {
    return steps;
  }
  return [
    ...steps,
    { id: 'audit', state: 'manual', snippet: config.auditQuery },
    ...(config.stage.wanted === 'enforce'
      ? []
      : [
          {
            id: 'stage' as const,
            state: 'manual' as const,
            snippet: annotate(`${annotations.policy}.security.stage: enforce`),
          },
        ]),
  ];
}
