import { UrlReaderService } from '@backstage/backend-plugin-api';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  DEFAULT_ENVIRONMENT,
  DeliveryRequest,
  PreviewedConfig,
  ServiceDelivery,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { parseConfigLocation, RepoLocation } from '../repository/location';
import { readFiles, RepoFile } from '../repository/readFiles';
import { ComparedDelivery } from '../summary/compared';
import { assertDeliverable } from './assertDeliverable';
import { compareAll } from './compareAll';
import { changeSummary } from '../summary/summary';
import { deliver, Initiator } from './deliverAll';
import { ownersConcerned } from './ownersConcerned';

/**
 * The configuration that comes with a change of its source.
 *
 * @internal
 */
export interface ChangedConfiguration {
  /** Where its files are. */
  location: RepoLocation;
  /** Of each environment that has files there; at least one. */
  deliveries: ComparedDelivery[];
}

const within = ({ folder }: ServiceDelivery, present: readonly RepoFile[]) =>
  present.map(({ file }) => file).filter(file => file.startsWith(`${folder}/`));

const layoutOf = (files: readonly string[]) =>
  files.some(file => file.endsWith('/kustomization.yaml'))
    ? 'kustomize'
    : 'plain';

/**
 * Makes the files of a service as they will be once settings are changed, where one repository holds both: in the environments that
 * have files there, and in the layout that those have. Files that are not ours or were edited by hand are left alone.
 *
 * @param service - as it is before the change
 * @param source - where the settings are
 * @returns `null` where the repository of the settings holds no files of the service
 * @throws InputError or NotAllowedError where the files are not fit to be delivered.
 * @internal
 */
export async function deliverChange(
  service: PreviewedConfig,
  change: NonNullable<DeliveryRequest['change']>,
  source: RepoLocation,
  options: {
    initiator: Initiator;
    integrations: ScmIntegrationRegistry;
    token?: string;
    urlReader: UrlReaderService;
  },
): Promise<ChangedConfiguration | null> {
  const { initiator, integrations } = options;
  const { entityRef, target } = service;
  const location = parseConfigLocation(service.configLocation, integrations);
  if (location?.rootUrl !== source.rootUrl) {
    return null;
  }
  const present = await readFiles(location, options);
  const { environment: only = DEFAULT_ENVIRONMENT } = change;
  const environments = service.environments.filter(
    name => only === DEFAULT_ENVIRONMENT || name === only,
  );
  const deliveries: ComparedDelivery[] = [];
  for (const environment of environments) {
    const request = { mesh: target.mesh, environment, change };
    const delivery = await deliver(entityRef, request, initiator);
    const files = within(delivery, present);
    if (files.length > 0) {
      assertDeliverable(delivery.config);
      const layout = layoutOf(files);
      deliveries.push(
        ...(await compareAll(
          [delivery],
          present,
          { layout, change, stepwise: true, overwrite: false, prune: false },
          initiator,
        )),
      );
    }
  }
  return deliveries.length > 0 ? { location, deliveries } : null;
}

/**
 * The files that a change of the source makes new, as they stand in their repository.
 *
 * @internal
 */
export function filesOf(
  configuration: ChangedConfiguration | null,
): { file: string; yaml: string }[] {
  const { location, deliveries = [] } = configuration ?? {};
  return deliveries.flatMap(({ files, comparison }) =>
    files
      .filter(({ file }) => comparison.written.includes(file))
      .map(({ file, yaml }) => ({
        file: location?.path ? `${location.path}/${file}` : file,
        yaml,
      })),
  );
}

/**
 * What they change for calls and for whom, in Markdown.
 *
 * @internal
 */
export async function summaryOf(
  { deliveries }: ChangedConfiguration,
  initiator: Initiator,
): Promise<string> {
  return changeSummary(
    deliveries,
    await ownersConcerned(deliveries, initiator),
  );
}
