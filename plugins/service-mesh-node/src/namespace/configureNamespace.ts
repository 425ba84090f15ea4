import {
  Finding,
  Loss,
  RenderedManifest,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { bundleOf } from '../config';
import { ConfigureOptions } from '../configure';
import { Discovery } from '../discover';
import { NamespaceInput } from '../provider';
import { documentsOf } from '../documents';
import { namespaceFolder } from '../render/bundle';
import { writeBundle } from '../render/writeBundle';
import { configPolicy } from '../resolve/configPolicy';
import { applySeverities, runRules, sortFindings } from '../validate';
import {
  emptyNamespace,
  heldBack,
  refusesStrangers,
  severalMeshes,
  withoutLocation,
} from './findings';
import { Members, membersOf } from './members';
import { obstaclesOf } from './obstacles';

/**
 * The mesh configuration of a namespace as a whole, for one mesh and environment.
 *
 * @public
 */
export interface NamespaceConfig {
  namespace: string;
  target: Target;
  /** The System that all its services are part of; `null` where there is no such one. */
  entityRef: string | null;
  /** Folder below which the files belong; `null` where nothing names one. */
  configLocation: string | null;
  manifests: RenderedManifest[];
  losses: Loss[];
  findings: Finding[];
}

/** The systems of the services, and where the only one keeps its manifests. */
function ownersOf({ services }: Members, discovery: Discovery) {
  const found = services.map(({ identity }) => discovery.services[identity.id]);
  const systems = [...new Set(found.map(({ service }) => service.system))];
  const [only] = systems;
  return {
    systems: systems.flatMap(system => system ?? []).sort(),
    owner: systems.length === 1 ? only : null,
    location:
      systems.length === 1 && only ? found[0].systemConfigLocation : null,
  };
}

/**
 * Makes the configuration of a namespace as a whole, where app-config opts it in: gathers its services, renders, writes the
 * files and checks them. Discovery must know every component of the namespace.
 *
 * @returns `null` where app-config does not opt the namespace in.
 * @public
 */
export function configureNamespace(
  namespace: string,
  options: Omit<ConfigureOptions, 'meshes'>,
): NamespaceConfig | null {
  const { discovery, config, target, provider, rules } = options;
  const asked = bundleOf(namespace, config);
  if (!asked) {
    return null;
  }
  const { origin } = asked;
  const subject = { namespace, origin };
  const members = membersOf(namespace, options);
  if (members.services.length === 0) {
    return {
      namespace,
      target,
      entityRef: null,
      configLocation: asked.location ?? null,
      manifests: [],
      losses: [],
      findings: applySeverities([emptyNamespace(subject)], config.rules),
    };
  }
  const { systems, owner, location } = ownersOf(members, discovery);
  const configLocation = asked.location ?? location;
  const obstacles = obstaclesOf(members);
  const enrols = Object.keys(members.meshes).length === 1;
  const mayRefuse = enrols && asked.deny;
  const input: NamespaceInput = {
    namespace: { value: namespace, origin },
    services: members.services,
    policy: configPolicy(config, target),
    enrols,
    deniesCallers: mayRefuse && obstacles.callers.length === 0,
    deniesPlaintext: mayRefuse && obstacles.plaintext.length === 0,
    deniesCalls: mayRefuse && obstacles.calls.length === 0,
  };
  const { manifests: drafts, losses } = provider.renderNamespace(input, target);
  const manifests = writeBundle(
    drafts,
    {
      folder: namespaceFolder(namespace, target),
      entityRef: owner,
      system: owner,
    },
    target,
    config.output,
  );
  return {
    namespace,
    target,
    entityRef: owner,
    configLocation,
    manifests,
    losses,
    findings: sortFindings(
      applySeverities(
        [
          ...(configLocation === null
            ? [withoutLocation(subject, owner, systems)]
            : []),
          ...severalMeshes(subject, members),
          ...(mayRefuse ? heldBack(subject, obstacles) : []),
          ...(manifests.some(({ phase }) => phase === 4)
            ? [refusesStrangers(subject)]
            : []),
          ...runRules(rules, documentsOf(manifests)),
        ],
        config.rules,
      ),
    ),
  };
}
