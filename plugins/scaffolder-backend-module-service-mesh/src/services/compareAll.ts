import {
  DeliveryRequest,
  ServiceDelivery,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { RepoFile } from '../repository/readFiles';
import { ComparedDelivery } from '../summary/compared';
import { deliver, Initiator } from './deliverAll';
import { inParallel } from './inParallel';

/** How deep the files of a service stand: environment, namespace, service. */
const DEPTH = 3;

/**
 * The files of a repository that say something about a service: those of its folder and of its namespace, and those that are not where
 * the files of other services are.
 */
function filesAbout(
  folder: string,
  files: readonly RepoFile[],
  environments: readonly string[],
): RepoFile[] {
  const namespace = folder.slice(0, folder.lastIndexOf('/'));
  // A name that is no name of a folder is another one there.
  const roots = [...environments, folder.split('/')[0]];
  const isOwn = (file: string) =>
    file.startsWith(`${folder}/`) ||
    file.startsWith(`${namespace}/_namespace/`);
  const isOfOther = (file: string) => {
    const segments = file.split('/');
    return segments.length > DEPTH && roots.includes(segments[0]);
  };
  return files.filter(({ file }) => isOwn(file) || !isOfOther(file));
}

/**
 * Compares the files of services with those of their repository.
 *
 * @internal
 */
export async function compareAll(
  deliveries: readonly ServiceDelivery[],
  files: readonly RepoFile[],
  options: Pick<DeliveryRequest, 'layout' | 'scope' | 'change' | 'stepwise'> & {
    overwrite: boolean;
    prune: boolean;
  },
  initiator: Initiator,
): Promise<ComparedDelivery[]> {
  const compared = await inParallel(deliveries, async ({ config, folder }) => {
    const { mesh, environment } = config.target;
    const delivery = await deliver(
      config.entityRef,
      {
        ...options,
        mesh,
        environment,
        present: filesAbout(folder, files, config.environments),
      },
      initiator,
    );
    const { comparison } = delivery;
    return comparison === null ? [] : [{ ...delivery, comparison }];
  });
  return compared.flat();
}
