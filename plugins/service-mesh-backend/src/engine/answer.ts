import {
  Mesh,
  ServiceConfig,
  ServiceId,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  compareMeshes,
  Discovery,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { configure } from './configure';
import { Engine } from './Engine';

/**
 * What is answered about a discovered service: its configuration, and what becomes of its settings on every data plane.
 *
 * @param options - `redacted` tells whether entities around it are hidden from the reader
 * @throws InputError for a data plane that is not installed.
 * @internal
 */
export function answer(
  engine: Engine,
  options: {
    id: ServiceId;
    discovery: Discovery;
    environment: string;
    mesh?: Mesh;
    redacted: boolean;
  },
): ServiceConfig {
  const { id, discovery, environment, mesh, redacted } = options;
  return {
    ...configure(id, { discovery, environment, mesh, engine }),
    renditions: compareMeshes(id, {
      discovery,
      config: engine.meshConfig,
      providers: engine.providers,
      environment,
    }),
    redacted,
  };
}
