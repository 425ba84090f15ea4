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
  setAnnotation,
  SourceEdit,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { parseConfigLocation, RepoLocation } from '../repository/location';
import { parseEntityName } from '../services/entityName';
import {
  definitionFile,
  setInDefinition,
  setInInlineDefinition,
} from './definition';

/**
 * A file that holds entities or an API definition, as edits make it.
 *
 * @internal
 */
export interface SourceFile {
  location: RepoLocation;
  text: string;
  isEdited: boolean;
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

/** The files of one repository, read once each. */
class Files {
  readonly #files = new Map<string, SourceFile>();

  constructor(private readonly services: Services) {}

  /** Asks no other repository than that of the first file: the token is meant for that one alone. */
  async open(address: string, entityRef: string): Promise<SourceFile> {
    const known = this.#files.get(address);
    if (known) {
      return known;
    }
    const { integrations, token, urlReader } = this.services;
    const location = parseConfigLocation(address, integrations);
    if (location === null) {
      throw new InputError(
        `${entityRef} is read from ${address}, where no pull request can be opened`,
      );
    }
    const [first] = this.#files.values();
    if (first && first.location.rootUrl !== location.rootUrl) {
      throw new InputError(
        `The settings belong into ${first.location.rootUrl} and ${location.rootUrl}; change them in two runs`,
      );
    }
    const read = await urlReader.readUrl(address, { token });
    const file = {
      location,
      text: (await read.buffer()).toString('utf8'),
      isEdited: false,
    };
    this.#files.set(address, file);
    return file;
  }

  get edited(): SourceFile[] {
    return [...this.#files.values()].filter(({ isEdited }) => isEdited);
  }
}

async function makeEdit(
  { in: place, entityRef, pointer, snippet }: SourceEdit,
  files: Files,
  services: Services,
): Promise<void> {
  const entity = parseEntityName(entityRef);
  const base = await addressOf(entityRef, services);
  const file = await files.open(base, entityRef);
  const set = (target: SourceFile, text: string) => {
    target.text = text;
    target.isEdited = true;
  };
  if (place === 'entity') {
    const annotation = fromPointer(pointer).at(-1)!;
    set(file, setAnnotation(file.text, entity, annotation, snippet));
    return;
  }
  const elsewhere = definitionFile(file.text, entity);
  if (elsewhere === null) {
    set(file, setInInlineDefinition(file.text, entity, pointer, snippet));
    return;
  }
  const definition = await files.open(
    services.integrations.resolveUrl({ url: elsewhere, base }),
    entityRef,
  );
  set(definition, setInDefinition(definition.text, pointer, snippet));
}

/**
 * Makes edits in the files that entities and their API definitions are read from.
 *
 * @returns the files that were edited, each once; all of one repository and branch
 * @throws InputError for an edit that cannot be made, and for files of several repositories.
 * @internal
 */
export async function editSources(
  edits: readonly SourceEdit[],
  services: Services,
): Promise<SourceFile[]> {
  const files = new Files(services);
  for (const edit of edits) {
    await makeEdit(edit, files, services);
  }
  return files.edited;
}
