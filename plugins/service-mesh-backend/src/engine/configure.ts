import {
  Mesh,
  ServiceConfig,
  ServiceId,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  configureRendered,
  Discovery,
  providerOf,
  RenderedService,
  renderService,
  resolveTarget,
  rulesFor,
  targetFindings,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { Engine, meshesOf } from './Engine';

/**
 * Renders a discovered service for a data plane or for its own. One that is in no mesh is shown what the first one would make of it.
 *
 * @throws InputError for a data plane that is not installed.
 * @internal
 */
export function render(
  engine: Engine,
  options: {
    id: ServiceId;
    discovery: Discovery;
    environment: string;
    mesh?: Mesh;
  },
): RenderedService {
  const { id, discovery, environment } = options;
  const { meshConfig: config, providers } = engine;
  const meshes = meshesOf(engine);
  const own = discovery.services[id].service.mesh.value;
  const mesh = options.mesh ?? (meshes.includes(own) ? own : meshes[0]);
  return renderService(id, {
    discovery,
    config,
    target: resolveTarget({ mesh, environment, config, providers }),
    provider: providerOf(mesh, providers),
  });
}

/**
 * Makes the configuration of a discovered service that was rendered.
 *
 * @internal
 */
export function configure(
  engine: Engine,
  rendered: RenderedService,
  discovery: Discovery,
): Omit<ServiceConfig, 'redacted' | 'renditions'> {
  const { meshConfig, providers, rules } = engine;
  const { target } = rendered;
  const provider = providerOf(target.mesh, providers);
  const configured = configureRendered(rendered, {
    discovery,
    config: meshConfig,
    provider,
    meshes: meshesOf(engine),
    rules: rulesFor([provider], rules),
  });
  return {
    ...configured,
    findings: [...configured.findings, ...targetFindings(target, meshConfig)],
  };
}
