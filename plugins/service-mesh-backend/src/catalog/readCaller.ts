import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { MeshCatalog } from './MeshCatalog';
import { NO_MESH } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  discover,
  MeshConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

const SERVICE_ACCOUNT = /^[a-z0-9][-a-z0-9]*\/[a-z0-9][-a-z0-9.]*$/;

async function readComponent(
  text: string,
  credentials: BackstageCredentials,
  catalog: MeshCatalog,
): Promise<Entity> {
  let ref;
  try {
    ref = parseEntityRef(text, { defaultKind: 'component' });
  } catch {
    throw new InputError(
      `The caller '${text}' is neither a service account as namespace/name nor the ref of a component`,
    );
  }
  const entity = await catalog.getEntityByRef(ref, { credentials });
  if (entity?.kind.toLocaleLowerCase('en-US') !== 'component') {
    throw new InputError(`No component '${text}' found in the catalog`);
  }
  return entity;
}

/**
 * The service account of a caller: as it is written, or that of a component that the reader may see.
 *
 * @throws InputError for a caller that is not there, that the reader may not see, or that has no known namespace.
 * @internal
 */
export async function readCaller(
  caller: string | null,
  environment: string,
  credentials: BackstageCredentials,
  services: { catalog: MeshCatalog; meshConfig: MeshConfig },
): Promise<string | null> {
  if (caller === null || SERVICE_ACCOUNT.test(caller)) {
    return caller;
  }
  const entity = await readComponent(caller, credentials, services.catalog);
  const ref = stringifyEntityRef(entity);
  const { namespace, serviceAccount } = discover({
    entities: [entity],
    config: services.meshConfig,
    environment,
    // Which mesh it is in makes no difference to its name.
    fallbackMesh: NO_MESH,
    subjects: [],
  }).identities[ref];
  if (namespace.value === null) {
    throw new InputError(
      `Nothing names the Kubernetes namespace of ${ref}; ask for its service account as namespace/name`,
    );
  }
  return `${namespace.value}/${serviceAccount.value}`;
}
