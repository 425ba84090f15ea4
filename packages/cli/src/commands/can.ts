import { resolve } from 'node:path';
import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  findCallee,
  knownOf,
  MeshProvider,
  providerOf,
  providerOfManifests,
  readManifests,
  resolveTarget,
  undecidedReason,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { exitCodes } from '../exit';
import { formatVerdict } from '../formatVerdict';
import { printJson, readFormat } from '../output';
import { formatFinding } from '../printFindings';
import { providers } from '../providers';
import { readConfig } from '../readConfig';
import { readManifestFiles } from '../readManifestFiles';
import { CanOptions, readLabels, readRequest } from '../readRequest';

async function readSources(manifests: string) {
  const files = await readManifestFiles(manifests);
  const read = files.map(({ path, content }) => ({
    // Folders above the one named tell which service a file is about.
    file: path === manifests ? resolve(path) : resolve(manifests, path),
    ...readManifests(content, path),
  }));
  return {
    sources: read.flatMap(({ file, documents }) =>
      documents.map(({ object }) => ({ object, file })),
    ),
    problems: read.flatMap(({ findings }) => findings.map(formatFinding)),
  };
}

/** What is said of the mesh beside the manifests: its data plane, and the settings of app-config. */
async function readKnown(
  provider: MeshProvider,
  { mesh, config: file, environment }: CanOptions,
): Promise<Partial<Target>> {
  const plane = mesh === undefined ? {} : { mesh };
  if (file === undefined) {
    return plane;
  }
  const target = resolveTarget({
    mesh: mesh ?? provider.dataPlanes[0],
    environment,
    config: await readConfig(file),
    providers,
  });
  // A data plane that is only the provider's first one is not known to be the one in use.
  const { mesh: _, ...known } = knownOf(target);
  return { ...plane, ...known };
}

/**
 * Judges a request by manifests alone, and prints the verdict. What is not known goes to standard error.
 *
 * @param caller - `namespace/serviceaccount`, or `-` for a caller in plaintext
 * @returns the exit code: 0 for a request that gets through, 1 for one that does not or of which that is not known
 * @throws InputError for input that cannot be used.
 * @internal
 */
export async function can(
  caller: string,
  method: string,
  path: string,
  options: CanOptions,
): Promise<number> {
  const format = readFormat(options.format);
  const line = readRequest(caller, method, path, options);
  const labels = readLabels(options.labels);
  const { sources, problems } = await readSources(options.manifests);
  const objects = sources.map(({ object }) => object);
  const provider =
    options.mesh === undefined
      ? providerOfManifests(objects, providers)
      : providerOf(options.mesh, providers);
  const { to, isKnown, unknowns } = findCallee(sources, options.to, labels);
  const request = { ...line, to };
  const known = await readKnown(provider, options);
  const verdict = provider.evaluate(objects, request, known);
  if (format === 'json') {
    printJson(verdict);
  } else {
    process.stdout.write(formatVerdict(request, verdict));
  }
  const { decision } = verdict;
  const notes =
    decision === 'unknown' ? [undecidedReason(verdict), ...unknowns] : [];
  const strange = isKnown ? [] : [`No manifest tells of ${to.host}.`];
  for (const note of [...problems, ...strange, ...notes]) {
    process.stderr.write(`${note}\n`);
  }
  return decision === 'allow' || decision === 'audit-deny'
    ? exitCodes.fine
    : exitCodes.findings;
}
