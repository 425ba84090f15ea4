import { InputError } from '@backstage/errors';
import {
  adopt as adoptFiles,
  providerOf,
  resolveTarget,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { formatAdopted } from '../adopt/formatAdopted';
import { writeEdits } from '../adopt/writeEdits';
import { isUrl, readCatalog } from '../catalog';
import { printJson, printNotes, readFormat, reportFindings } from '../output';
import { providers } from '../providers';
import { readConfig } from '../readConfig';
import { readManifestFiles } from '../readManifestFiles';

/**
 * Options of `adopt`.
 *
 * @internal
 */
export interface AdoptOptions {
  catalog: string;
  mesh: string;
  environment?: string;
  namespace?: string;
  config?: string;
  format?: string;
  write?: boolean;
}

/**
 * Reads existing configuration back into the policy of the services of a catalog, prints what it understood, what it keeps as
 * it is and what would change, and writes the annotations where it is told to.
 *
 * @param source - the folder that generated files will go to
 * @returns the exit code
 * @throws InputError for input that cannot be used.
 * @internal
 */
export async function adopt(
  source: string,
  options: AdoptOptions,
): Promise<number> {
  const format = readFormat(options.format);
  const { catalog, mesh, environment, namespace } = options;
  if (options.write && isUrl(catalog)) {
    throw new InputError(
      '--write needs a folder of catalog files; a running Backstage is not written to',
    );
  }
  const config = await readConfig(options.config);
  const provider = providerOf(mesh, providers);
  const target = resolveTarget({ mesh, environment, config, providers });
  const { entities, problems } = await readCatalog(catalog);
  const meshes = providers.flatMap(({ dataPlanes }) => dataPlanes);
  const adopted = adoptFiles(await readManifestFiles(source), entities, {
    config,
    target,
    provider,
    meshes,
    fallbackMesh: meshes[0],
    namespace,
  });
  if (format === 'json') {
    printJson(adopted);
  } else {
    process.stdout.write(formatAdopted(adopted));
  }
  if (options.write) {
    const files = await writeEdits(
      catalog,
      adopted.services.flatMap(({ edits }) => edits),
    );
    printNotes(files.map(file => `written: ${file}`));
  }
  return reportFindings(adopted.findings, problems);
}
