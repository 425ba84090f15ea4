import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  DeliveryRequest,
  ServiceDelivery,
  ServiceMeshApi,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { assertDeliverable } from './assertDeliverable';
import { inParallel } from './inParallel';
import { requestDelivery } from './requestDelivery';
import { resolveServices } from './resolveServices';

/**
 * What an action is asked to deliver.
 *
 * @internal
 */
export interface DeliveryInput {
  /** Ref of a component, or of a system for all its services. */
  entityRef: string;
  mesh?: string;
  environments?: string[];
  layout?: 'plain' | 'kustomize';
  /** `namespace` for the bundles of their namespaces too. */
  scope?: 'service' | 'namespace';
}

/**
 * Asks the service mesh backend on behalf of the initiator of a task.
 *
 * @internal
 */
export interface Initiator {
  auth: AuthService;
  catalog: CatalogService;
  client: ServiceMeshApi;
  credentials: BackstageCredentials;
  signal?: AbortSignal;
}

/**
 * Asks for the files of one service.
 *
 * @internal
 */
export async function deliver(
  entityRef: string,
  request: DeliveryRequest,
  { auth, client, credentials, signal }: Initiator,
): Promise<ServiceDelivery> {
  // A token for each request: a run over many services takes longer than one is valid.
  const { token } = await auth.getPluginRequestToken({
    onBehalfOf: credentials,
    targetPluginId: 'service-mesh',
  });
  return requestDelivery(client, entityRef, request, { token, signal });
}

/** Refuses files that several services claim with other texts: only the last one's would stay. */
function assertSeparate(deliveries: readonly ServiceDelivery[]): void {
  const claims = new Map<string, { owner: string; yaml: string }>();
  for (const { config, files } of deliveries) {
    for (const { file, yaml } of files) {
      const claim = claims.get(file);
      if (claim && claim.yaml !== yaml) {
        throw new InputError(
          `Both ${claim.owner} and ${config.entityRef} are written to ${file}. State a namespace or Service of its own for each.`,
        );
      }
      claims.set(file, { owner: config.entityRef, yaml });
    }
  }
}

/**
 * Asks for the files of all services that are meant, in all environments that are meant, in full or not at all.
 *
 * @returns at least one
 * @throws InputError or NotAllowedError where one of them is not fit to be delivered.
 * @internal
 */
export async function deliverAll(
  { entityRef, mesh, environments, layout, scope }: DeliveryInput,
  initiator: Initiator,
): Promise<ServiceDelivery[]> {
  const named = environments?.length ? environments : [undefined];
  const refs = await resolveServices(entityRef, initiator);
  const deliveries = await inParallel(
    refs.flatMap(ref => named.map(environment => ({ ref, environment }))),
    async ({ ref, environment }) => {
      const delivery = await deliver(
        ref,
        { mesh, environment, layout, scope },
        initiator,
      );
      assertDeliverable(delivery.config);
      return delivery;
    },
  );
  const [first, ...others] = deliveries.map(({ config }) => config);
  const other = others.find(({ target }) => target.mesh !== first.target.mesh);
  if (other) {
    throw new InputError(
      `${first.entityRef} is in the mesh ${first.target.mesh} and ${other.entityRef} in ${other.target.mesh}; one folder holds one mesh. Set 'mesh', or run once for each.`,
    );
  }
  assertSeparate(deliveries);
  return deliveries;
}
