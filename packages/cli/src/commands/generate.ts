import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import {
  callFindings,
  environmentNames,
  targetFindings,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { configureAll } from '../configureAll';
import { formatLosses } from '../formatLosses';
import {
  assertOneMesh,
  findGenerated,
  noLongerGenerated,
} from '../generatedFiles';
import { readLayout } from '../layout';
import { printNotes, reportFindings } from '../output';
import { overwritten } from '../overwritten';
import { readServices, ServicesOptions } from '../readServices';

/**
 * Options of `generate`.
 *
 * @internal
 */
export interface GenerateOptions extends ServicesOptions {
  out: string;
  layout?: string;
}

/**
 * Writes the configuration of the services of a catalog as files, the same bytes that the tab shows, and without a single
 * entity that of the namespaces which app-config opts in. The files written go to standard output, everything that is to be
 * said about them to standard error.
 *
 * @returns the exit code
 * @throws InputError for input that cannot be used.
 * @internal
 */
export async function generate(options: GenerateOptions): Promise<number> {
  const layout = readLayout(options.layout);
  const read = await readServices(options);
  const { config, target } = read.options;
  const { entity } = options;
  const { services, namespaces, manifests, files, folders } = configureAll(
    read,
    {
      entity,
      layout,
    },
  );
  const present = await Promise.all(
    environmentNames(config).map(name => findGenerated(options.out, name)),
  );
  assertOneMesh(options.out, target.mesh, present.flat());

  for (const { file, yaml } of files) {
    const path = resolveSafeChildPath(options.out, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, yaml);
    process.stdout.write(`${file}\n`);
  }
  const exitCode = reportFindings(
    [
      ...[...services, ...namespaces].flatMap(result => result.findings),
      ...callFindings(manifests, read.options),
      ...targetFindings(target, config),
    ],
    read.problems,
  );
  printNotes([
    ...services.flatMap(({ entityRef, losses }) =>
      formatLosses(entityRef, losses),
    ),
    ...namespaces.flatMap(({ namespace, losses }) =>
      formatLosses(`namespace ${namespace}`, losses),
    ),
    ...overwritten(services),
    ...noLongerGenerated(present.flat(), files, folders),
  ]);
  return exitCode;
}
