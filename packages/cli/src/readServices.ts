import { InputError } from '@backstage/errors';
import { ServiceId } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ConfigureOptions,
  discover,
  providerOf,
  resolveTarget,
  rulesFor,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { readCatalog } from './catalog';
import { readEntityRef } from './entityRef';
import { providers } from './providers';
import { readConfig } from './readConfig';

/**
 * Which services of which catalog to configure, and for what.
 *
 * @internal
 */
export interface ServicesOptions {
  catalog: string;
  mesh: string;
  /** One component; without it, all of type service. */
  entity?: string;
  environment?: string;
  config?: string;
}

/**
 * Services that were found, what configuring them takes, and the faults of files as text.
 *
 * @internal
 */
export interface ReadServices {
  ids: ServiceId[];
  options: ConfigureOptions;
  problems: string[];
}

/**
 * Reads a catalog and a configuration up to where services can be configured.
 *
 * @throws InputError for input that cannot be used, or a catalog without any such service.
 * @internal
 */
export async function readServices({
  catalog,
  mesh,
  entity,
  environment,
  config: file,
}: ServicesOptions): Promise<ReadServices> {
  const config = await readConfig(file);
  const provider = providerOf(mesh, providers);
  const target = resolveTarget({ mesh, environment, config, providers });
  const subject = entity === undefined ? undefined : readEntityRef(entity);
  const { entities, problems } = await readCatalog(catalog);
  const meshes = providers.flatMap(({ dataPlanes }) => dataPlanes);
  const discovery = discover({
    entities,
    config,
    environment,
    fallbackMesh: meshes[0],
    ...(subject ? { subjects: [subject] } : {}),
  });
  const ids = Object.keys(discovery.services);
  if (ids.length === 0) {
    throw new InputError(
      subject
        ? `The catalog ${catalog} has no component '${subject}'`
        : `The catalog ${catalog} has no component of type service`,
    );
  }
  const rules = rulesFor([provider]);
  return {
    ids,
    options: { discovery, config, target, provider, meshes, rules },
    problems,
  };
}
