import { setImmediate as nextTurn } from 'node:timers/promises';
import { Entity } from '@backstage/catalog-model';
import { ServiceId } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  enforceability,
  SharedIdentity,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { DiscoveryPool } from '../discovery/DiscoveryPool';
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
export async function makeService(
  id: ServiceId,
  options: {
    entities: readonly Entity[];
    environment: string;
    shared: readonly SharedIdentity[];
    engine: Engine;
    pool: DiscoveryPool;
  },
): Promise<
  Pick<ServiceResult, 'mesh' | 'summary' | 'manifests' | 'findings' | 'losses'>
> {
  const { entities, environment, shared, engine, pool } = options;
  const discovery = await pool.discover({
    entities,
    config: engine.meshConfig,
    environment,
    fallbackMesh: meshesOf(engine)[0],
    subjects: [id],
    shared: new Map([[id, [...shared]]]),
  });
  const config = configure(id, { discovery, environment, engine });
  // Others have their turn in between; a large service takes long enough as it is.
  await nextTurn();
  const enforceable = enforceability(id, {
    discovery,
    config: engine.meshConfig,
    target: config.target,
  });
  const summary = summarize(config, enforceable);
  return {
    mesh: summary.mesh,
    summary,
    manifests: config.manifests,
    findings: config.findings,
    losses: config.losses,
  };
}
