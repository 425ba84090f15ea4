import {
  compareFiles,
  compareMeaning,
  environmentFolder,
  planDelivery,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { configureAll } from '../configureAll';
import { formatDiff } from '../diff/formatDiff';
import { readPresent } from '../diff/readPresent';
import { exitCodes } from '../exit';
import { assertOneMesh } from '../generatedFiles';
import { readLayout } from '../layout';
import { printJson, printNotes, readFormat } from '../output';
import { readServices, ServicesOptions } from '../readServices';

/**
 * Options of `diff`.
 *
 * @internal
 */
export interface DiffOptions extends ServicesOptions {
  against: string;
  layout?: string;
  format?: string;
}

/**
 * Compares a folder with what would be generated into it: which files differ, and what putting the generated ones in their
 * place, and removing those no longer generated, would mean for calls. Nothing is written.
 *
 * @returns the exit code: 1 where a file differs
 * @throws InputError for input that cannot be used.
 * @internal
 */
export async function diff(options: DiffOptions): Promise<number> {
  const format = readFormat(options.format);
  const layout = readLayout(options.layout);
  const { against, entity } = options;
  const present = await readPresent(against);
  const read = await readServices(options);
  const { config: meshConfig, provider, target } = read.options;
  const configured = configureAll(read, { entity, layout });
  assertOneMesh(against, target.mesh, present);

  const files = compareFiles(
    configured.files,
    present,
    // Without a single entity, what no service of the catalog has is of a service that is gone.
    entity === undefined ? [environmentFolder(target)] : configured.folders,
  );
  const delivery = planDelivery(files, { overwrite: true, prune: true });
  const isDifferent = files.some(({ state }) => state !== 'unchanged');
  const services = isDifferent
    ? configured.services.map(config => ({
        entityRef: config.entityRef,
        owner: config.service.owner,
        ...compareMeaning({
          config,
          namespaceManifests: configured.namespaces
            .filter(
              ({ namespace }) => namespace === config.service.namespace.value,
            )
            .flatMap(({ manifests }) => manifests),
          present,
          ...delivery,
          provider,
          meshConfig,
        }),
      }))
    : [];
  if (format === 'json') {
    printJson({ files, services });
  } else {
    process.stdout.write(formatDiff(files, services));
  }
  printNotes(read.problems);
  return isDifferent ? exitCodes.findings : exitCodes.fine;
}
