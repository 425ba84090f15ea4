import { Entity } from '@backstage/catalog-model';
import { ServiceId } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  discover,
  enforceability,
  SharedIdentity,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { configure } from '../engine/configure';
import { Engine, meshesOf } from '../engine/Engine';
import { ServiceResult } from '../store/ServiceStore';
import { summarize } from './summarize';

/**
 * Makes what is kept of a service: its configuration for its own data plane in one environment.
 *
 * @param options - `entities` are the service and its neighbourhood
 * @internal
 */
export function makeService(
  id: ServiceId,
  options: {
    entities: readonly Entity[];
    environment: string;
    shared: readonly SharedIdentity[];
    engine: Engine;
  },
): Pick<
  ServiceResult,
  'mesh' | 'summary' | 'manifests' | 'findings' | 'losses'
> {
  const { entities, environment, shared, engine } = options;
  const discovery = discover({
    entities,
    config: engine.meshConfig,
    environment,
    fallbackMesh: meshesOf(engine)[0],
    subjects: [id],
    shared: new Map([[id, [...shared]]]),
  });
  const config = configure(id, { discovery, environment, engine });
  const enforceable = enforceability(id, {
    discovery,
    config: engine.meshConfig,
    target: config.target,
  });
  return {
    mesh: config.service.mesh.value,
    summary: summarize(config, enforceable),
    manifests: config.manifests,
    findings: config.findings,
    losses: config.losses,
  };
}
