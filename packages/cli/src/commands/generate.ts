import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import {
  bundleFolder,
  callFindings,
  configureNamespace,
  configureService,
  environmentNames,
  namespaceFolder,
  targetFindings,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { formatLosses } from '../formatLosses';
import {
  assertOneMesh,
  findGenerated,
  noLongerGenerated,
} from '../generatedFiles';
import { layoutFiles, readLayout } from '../layout';
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
  const { ids, options: common, problems } = await readServices(options);
  const { config, target } = common;
  const results = ids.map(id => configureService(id, common));
  // A namespace as a whole takes all its services.
  const namespaces =
    options.entity === undefined
      ? config.namespaces.flatMap(
          ({ name }) => configureNamespace(name, common) ?? [],
        )
      : [];
  const manifests = [...results, ...namespaces].flatMap(
    result => result.manifests,
  );
  const files = [...manifests, ...layoutFiles(layout, manifests, target)];
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
      ...[...results, ...namespaces].flatMap(result => result.findings),
      ...callFindings(manifests, common),
      ...targetFindings(target, config),
    ],
    problems,
  );
  const folders = [
    ...results.map(({ service }) => bundleFolder(service, target)),
    ...namespaces.map(({ namespace }) => namespaceFolder(namespace, target)),
  ];
  printNotes([
    ...results.flatMap(({ entityRef, losses }) =>
      formatLosses(entityRef, losses),
    ),
    ...namespaces.flatMap(({ namespace, losses }) =>
      formatLosses(`namespace ${namespace}`, losses),
    ),
    ...overwritten(results),
    ...noLongerGenerated(present.flat(), files, folders),
  ]);
  return exitCode;
}
