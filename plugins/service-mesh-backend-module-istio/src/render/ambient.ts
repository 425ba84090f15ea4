import {
  Loss,
  PolicyLeaf,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Rendering,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { reportAmbientGaps } from './ambientGaps';
import { renderCallers } from './authorization';
import { chosenLeaves } from './chosenLeaves';
import { hasVersion } from './versions';

/** Areas of policy that only a proxy that reads HTTP can carry out. */
const httpAreas = [
  'traffic.weights',
  'traffic.weightsOwner',
  'traffic.match',
  'traffic.mirror',
  'traffic.loadBalancing',
  'resilience.timeout',
  'resilience.retries',
  'resilience.circuitBreaker',
  'observability.tracing',
  'observability.accessLog',
  'observability.metrics',
] as const;

/** Areas in which a waypoint would not help, or not be needed. */
const beyondWaypoints = [
  'security.',
  'traffic.ingress.',
  'traffic.fault.',
  'resilience.rateLimit.',
];

function httpLoss(
  target: Target,
  leaf: string,
  scope: Loss['scope'] = {},
): Loss {
  return {
    mesh: target.mesh,
    leaf,
    scope,
    reason: 'Needs a waypoint: ztunnel does not read HTTP.',
    alternative:
      'Opt the namespace in to its bundle in app-config serviceMesh.namespaces, which brings a waypoint; or deploy one and name it in serviceMesh.targets.istio.waypoint; or use the data plane istio for this service.',
  };
}

function openLoss(target: Target, operations: string[]): Loss {
  return {
    ...httpLoss(target, 'security.callers.mode', { operations }),
    reason:
      'Needs a waypoint: ztunnel does not read HTTP, and everybody may call these operations, so that nobody is refused by the service.',
  };
}

/** The settings of a policy, of the service before those of its operations; operations that are alike share theirs. */
function settingsOf({ policy }: ServiceInput): PolicyLeaf[] {
  const shared = new Set([
    policy.service,
    ...Object.values(policy.operations),
    policy.catchAll,
  ]);
  const leaves = [...shared].flatMap(
    settings => Object.keys(settings) as PolicyLeaf[],
  );
  return [...new Set(leaves)];
}

/** The settings of each area that somebody chose, or the first of it that has a built-in default. */
function httpLeaves(input: ServiceInput): PolicyLeaf[] {
  const all = settingsOf(input);
  return httpAreas.flatMap(area => {
    const chosen = chosenLeaves(input.policy, [area]);
    return chosen.length
      ? chosen
      : all
          .filter(leaf => leaf === area || leaf.startsWith(`${area}.`))
          .slice(0, 1);
  });
}

/**
 * What a waypoint would have to do, as losses: one for each setting that somebody chose, and for each area that has built-in
 * defaults alone. Then what no waypoint would do.
 *
 * @internal
 */
export function reportHttpPolicy(
  input: ServiceInput,
  target: Target,
): Rendering {
  const leaves = httpLeaves(input);
  const operations = input.endUser.flatMap(
    requirement => requirement.operations,
  );
  return {
    manifests: [],
    losses: [
      ...leaves.map(leaf => httpLoss(target, leaf)),
      ...(operations.length
        ? [httpLoss(target, 'security.endUser.require', { operations })]
        : []),
      ...reportAmbientGaps(input, target).losses.filter(({ leaf }) =>
        beyondWaypoints.some(area => leaf.startsWith(area)),
      ),
    ],
  };
}

/**
 * Admits the callers of the service at ztunnel, which knows them by identity and nothing more: a rule about methods or paths
 * would be dropped there, and a policy left without rules refuses everybody. An operation that everybody may call keeps it
 * from refusing anybody. Before 1.29, ztunnel would enforce a dry run.
 *
 * @internal
 */
export function renderAmbientCallers(
  input: ServiceInput,
  target: Target,
): Rendering {
  const { mesh, version } = target;
  const open = input.admission.callers.find(({ kind }) => kind === 'everybody');
  if (input.admission.mode !== 'listed') {
    return { manifests: [], losses: [] };
  }
  if (open && open.operations !== 'all') {
    return { manifests: [], losses: [openLoss(target, open.operations)] };
  }
  if (input.stage.effective !== 'enforce' && !hasVersion(target, '1.29')) {
    return {
      manifests: [],
      losses: [
        {
          mesh,
          leaf: 'security.stage',
          scope: {},
          reason: `The ztunnel of Istio ${version} would enforce a dry run, so that callers are not audited.`,
          alternative:
            'Upgrade to Istio 1.29, or set security.stage to enforce once the callers are known.',
        },
      ],
    };
  }
  const unreported: Loss[] =
    input.stage.effective === 'enforce'
      ? []
      : [
          {
            mesh,
            leaf: 'security.stage',
            scope: {},
            reason:
              'ztunnel reports whom it would refuse only where Istio is told to send it dry runs; otherwise nothing is audited.',
            alternative:
              'Set AMBIENT_ENABLE_DRY_RUN_AUTHORIZATION_POLICY of istiod to true and read the log of ztunnel at level debug, or use a waypoint.',
          },
        ];
  const granularity = input.policy.service['security.callers.granularity'];
  if (granularity?.value !== 'operation') {
    const { manifests, losses } = renderCallers(input, target);
    return { manifests, losses: [...losses, ...unreported] };
  }
  const whole = { ...granularity, value: 'service' as const };
  const service = {
    ...input.policy.service,
    'security.callers.granularity': whole,
  };
  const { manifests } = renderCallers(
    { ...input, policy: { ...input.policy, service } },
    target,
  );
  return {
    manifests,
    losses: [httpLoss(target, 'security.callers.granularity'), ...unreported],
  };
}
