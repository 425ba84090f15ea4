import {
  Mesh,
  PreviewedConfig,
  ServiceConfig,
  ServiceId,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  compareMeshes,
  Discovery,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { configure } from './configure';
import { Engine } from './Engine';

interface Options {
  id: ServiceId;
  discovery: Discovery;
  environment: string;
  mesh?: Mesh;
  /** Whether entities around the service are hidden from the reader. */
  redacted: boolean;
}

/**
 * What is answered about a discovered service whose settings are tried out: its configuration.
 *
 * @throws InputError for a data plane that is not installed.
 * @internal
 */
export function preview(
  engine: Engine,
  { id, redacted, ...options }: Options,
): PreviewedConfig {
  return { ...configure(id, { ...options, engine }), redacted };
}

/**
 * What is answered about a discovered service: its configuration, and what becomes of its settings on every data plane.
 *
 * @throws as `preview` does.
 * @internal
 */
export function answer(engine: Engine, options: Options): ServiceConfig {
  const { id, discovery, environment } = options;
  return {
    ...preview(engine, options),
    renditions: compareMeshes(id, {
      discovery,
      config: engine.meshConfig,
      providers: engine.providers,
      environment,
    }),
  };
}
