import {
  Mesh,
  ServiceId,
  ServiceIdentity,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { MeshConfig } from '../config';
import { configFact } from '../config/environment';
import { resolveService } from '../resolveService';
import { Discovery } from '../discover';
import { NamespacedService } from '../provider';

/**
 * What runs in a namespace, as far as the catalog and app-config know.
 *
 * @internal
 */
export interface Members {
  /** In alphabetical order. */
  services: NamespacedService[];
  /** Components that are no services: nothing says who may call them. */
  others: ServiceIdentity[];
  /** Names of platform callers that run in it. */
  platform: string[];
  /** What is said to be in each mesh. */
  meshes: Record<Mesh, ServiceId[]>;
}

function byMesh(identities: readonly ServiceIdentity[]) {
  const meshes: Record<Mesh, ServiceId[]> = {};
  for (const { id, mesh } of identities) {
    meshes[mesh.value] = [...(meshes[mesh.value] ?? []), id];
  }
  return meshes;
}

/**
 * Gathers what runs in a namespace. A component whose namespace nothing names is in none.
 *
 * @internal
 */
export function membersOf(
  namespace: string,
  options: { discovery: Discovery; config: MeshConfig; target: Target },
): Members {
  const { discovery, config, target } = options;
  const { value: platformCallers } = configFact(
    config,
    target.environment,
    'platformCallers',
  );
  const identities = discovery.workloads
    .map(id => discovery.identities[id])
    .filter(identity => identity.namespace.value === namespace);
  return {
    services: identities
      .filter(({ id }) => discovery.services[id])
      .map(identity => {
        const { input } = resolveService(identity.id, options);
        const { policy, stage, admission, service } = input;
        const { callees, externals } = service;
        return {
          identity,
          policy: policy.service,
          stage,
          admission,
          callees,
          externals,
        };
      }),
    others: identities.filter(({ id }) => !discovery.services[id]),
    platform: platformCallers
      .filter(({ serviceAccount }) =>
        serviceAccount.startsWith(`${namespace}/`),
      )
      .map(({ name }) => name),
    meshes: byMesh(identities),
  };
}
