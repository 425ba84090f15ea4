import {
  FleetFilter,
  ServiceMeshApi,
  ServiceSummary,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/** Most services that the backend gives at once. */
const PAGE = 500;

/**
 * The services of all pages.
 *
 * @internal
 */
export async function collectServices(
  api: ServiceMeshApi,
  filter: FleetFilter,
): Promise<ServiceSummary[]> {
  const services: ServiceSummary[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.listServices({ ...filter, cursor, limit: PAGE });
    services.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return services;
}
