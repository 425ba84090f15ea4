import {
  proposeFacts,
  writeFactPatch,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { readCatalog } from '../catalog';
import { printJson, readFormat, reportFindings } from '../output';
import { readManifestFiles } from '../readManifestFiles';

/**
 * Options of `facts`.
 *
 * @internal
 */
export interface FactsOptions {
  catalog?: string;
  format?: string;
}

/**
 * Reads manifests and prints the annotations they prove, as patches of entity files.
 *
 * @param source - a folder, a file, or `-` for standard input
 * @returns the exit code
 * @throws InputError for input that cannot be used.
 * @internal
 */
export async function facts(
  source: string,
  options: FactsOptions,
): Promise<number> {
  const format = readFormat(options.format);
  const catalog =
    options.catalog === undefined
      ? undefined
      : await readCatalog(options.catalog);
  const files = await readManifestFiles(source);
  const proposed = proposeFacts(files, catalog?.entities);
  if (format === 'json') {
    printJson(proposed);
  } else {
    process.stdout.write(proposed.proposals.map(writeFactPatch).join('---\n'));
  }
  return reportFindings(proposed.findings, catalog?.problems);
}
