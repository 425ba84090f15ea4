import {
  BackstageCredentials,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  parseLocationRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  fromPointer,
  SourceEdit,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { parseConfigLocation, RepoLocation } from '../repository/location';
import { parseEntityName } from '../services/entityName';
import { setAnnotation } from './setAnnotation';

/**
 * A file that holds entities, as edits make it.
 *
 * @internal
 */
export interface SourceFile {
  location: RepoLocation;
  text: string;
}

interface Services {
  catalog: CatalogService;
  credentials: BackstageCredentials;
  integrations: ScmIntegrationRegistry;
  urlReader: UrlReaderService;
  token?: string;
}

/** The address of the file that an entity is read from. */
async function addressOf(
  entityRef: string,
  { catalog, credentials }: Services,
): Promise<string> {
  const entity = await catalog.getEntityByRef(entityRef, { credentials });
  const location = entity?.metadata.annotations?.[ANNOTATION_LOCATION];
  const { type, target } = location
    ? parseLocationRef(location)
    : { type: 'nothing', target: '' };
  if (type !== 'url') {
    throw new InputError(
      `${entityRef} is read from ${type} ${target} and not from a repository, so nothing can be edited there`,
    );
  }
  return target;
}

function assertAnnotation({ in: place, entityRef, snippet }: SourceEdit): void {
  if (place !== 'entity') {
    throw new InputError(
      `The setting belongs into the API definition of ${entityRef}, which is not edited here. Add there by hand:\n${snippet}`,
    );
  }
}

/**
 * Makes edits in the files that entities are read from.
 *
 * @returns the files, each once; all of one repository and branch
 * @throws InputError for an edit that cannot be made, and for files of several repositories.
 * @internal
 */
export async function editSources(
  edits: readonly SourceEdit[],
  services: Services,
): Promise<SourceFile[]> {
  const { integrations, urlReader, token } = services;
  const files = new Map<string, SourceFile>();
  for (const edit of edits) {
    assertAnnotation(edit);
    const { entityRef, pointer, snippet } = edit;
    const address = await addressOf(entityRef, services);
    const location = parseConfigLocation(address, integrations);
    if (location === null) {
      throw new InputError(
        `${entityRef} is read from ${address}, where no pull request can be opened`,
      );
    }
    const known = files.get(address);
    const text =
      known?.text ??
      (await (await urlReader.readUrl(address, { token })).buffer()).toString(
        'utf8',
      );
    files.set(address, {
      location,
      text: setAnnotation(
        text,
        parseEntityName(entityRef),
        fromPointer(pointer).at(-1)!,
        snippet,
      ),
    });
  }
  const all = [...files.values()];
  const other = all.find(
    ({ location }) => location.rootUrl !== all[0].location.rootUrl,
  );
  if (other) {
    throw new InputError(
      `The settings belong into ${all[0].location.rootUrl} and ${other.location.rootUrl}; change them in two runs`,
    );
  }
  return all;
}
