import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  configureNamespace,
  configureService,
  discover,
  providerOf,
  resolveTarget,
  rulesFor,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { readCatalog } from '../catalog';
import { readEntityRef } from '../entityRef';
import { reportFindings } from '../output';
import { providers } from '../providers';
import { readConfig } from '../readConfig';

/**
 * Options of `generate`.
 *
 * @internal
 */
export interface GenerateOptions {
  catalog: string;
  mesh: string;
  out: string;
  entity?: string;
  environment?: string;
  config?: string;
}

/**
 * Writes the configuration of the services of a catalog as files, the same bytes that the tab shows, and without a single
 * entity that of the namespaces which app-config opts in. The files written go
 * to standard output, findings to standard error.
 *
 * @returns the exit code
 * @throws InputError for input that cannot be used.
 * @internal
 */
export async function generate(options: GenerateOptions): Promise<number> {
  const config = await readConfig(options.config);
  const { mesh, environment } = options;
  const provider = providerOf(mesh, providers);
  const target = resolveTarget({ mesh, environment, config, providers });
  const { entities, problems } = await readCatalog(options.catalog);
  const subject =
    options.entity === undefined ? undefined : readEntityRef(options.entity);
  const meshes = providers.flatMap(p => p.dataPlanes);
  const discovery = discover({
    entities,
    config,
    fallbackMesh: meshes[0],
    ...(subject ? { subjects: [subject] } : {}),
  });
  const ids = Object.keys(discovery.services);
  if (ids.length === 0) {
    throw new InputError(
      subject
        ? `The catalog ${options.catalog} has no component '${subject}'`
        : `The catalog ${options.catalog} has no component of type service`,
    );
  }
  const common = {
    discovery,
    config,
    target,
    provider,
    rules: rulesFor([provider]),
  };
  const results = [
    ...ids.map(id => configureService(id, { ...common, meshes })),
    // A namespace as a whole takes all its services.
    ...(subject
      ? []
      : config.namespaces.flatMap(
          ({ name }) => configureNamespace(name, common) ?? [],
        )),
  ];
  for (const { file, yaml } of results.flatMap(result => result.manifests)) {
    const path = resolveSafeChildPath(options.out, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, yaml);
    process.stdout.write(`${file}\n`);
  }
  return reportFindings(
    results.flatMap(result => result.findings),
    problems,
  );
}
