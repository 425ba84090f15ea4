import {
  Mesh,
  ServiceConfig,
  ServiceId,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  configureService,
  Discovery,
  providerOf,
  resolveTarget,
  rulesFor,
  targetFindings,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { Engine, meshesOf } from './Engine';

/**
 * Makes the configuration of a discovered service, for a data plane or for its own. One that is in no mesh is shown what the first
 * one would make of it.
 *
 * @throws InputError for a data plane that is not installed.
 * @internal
 */
export function configure(
  id: ServiceId,
  options: {
    discovery: Discovery;
    environment: string;
    mesh?: Mesh;
    engine: Engine;
  },
): Omit<ServiceConfig, 'redacted' | 'renditions'> {
  const { discovery, environment, engine } = options;
  const { meshConfig, providers, rules } = engine;
  const meshes = meshesOf(engine);
  const own = discovery.services[id].service.mesh.value;
  const mesh = options.mesh ?? (meshes.includes(own) ? own : meshes[0]);
  const provider = providerOf(mesh, providers);
  const target = resolveTarget({
    mesh,
    environment,
    config: meshConfig,
    providers,
  });
  const configured = configureService(id, {
    discovery,
    config: meshConfig,
    target,
    provider,
    meshes,
    rules: rulesFor([provider], rules),
  });
  return {
    ...configured,
    findings: [...configured.findings, ...targetFindings(target, meshConfig)],
  };
}
