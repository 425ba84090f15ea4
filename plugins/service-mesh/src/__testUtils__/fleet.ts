import {
  FleetPage,
  ServiceSummary,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ORDER } from './origins';

/**
 * The order service in a line.
 *
 * @internal
 */
export function testSummary(
  overrides: Partial<ServiceSummary> = {},
): ServiceSummary {
  return {
    entityRef: ORDER,
    name: 'order',
    owner: 'group:default/storefront',
    system: 'system:default/shop',
    lifecycle: 'production',
    mesh: 'istio',
    environment: 'default',
    stage: 'audit',
    missing: 0,
    ready: true,
    mtls: 'strict',
    authorization: 'audited',
    timeouts: { covered: 3, total: 4 },
    retries: { covered: 2, total: 4 },
    findings: { error: 0, warning: 1, info: 0, undecided: 0, suppressed: 0 },
    losses: 0,
    changedAt: '2026-11-01T10:00:00.000Z',
    ...overrides,
  };
}

/**
 * The last page of a fleet of these services.
 *
 * @internal
 */
export function testFleetPage(
  items: ServiceSummary[],
  overrides: Partial<FleetPage> = {},
): FleetPage {
  return {
    items,
    totals: {
      services: items.length,
      meshes: { istio: items.length },
      enforced: 0,
      ready: items.filter(({ ready }) => ready).length,
      strictMtls: items.length,
      authorized: items.length,
      timeouts: { covered: 3, total: 4 },
      retries: { covered: 2, total: 4 },
      findings: { error: 0, warning: 1, info: 0, undecided: 0, suppressed: 0 },
      withErrors: items.filter(({ findings }) => findings.error).length,
      withWarnings: items.filter(({ findings }) => findings.warning).length,
    },
    environments: ['default'],
    nextCursor: null,
    sweptAt: '2026-11-02T10:00:00.000Z',
    ...overrides,
  };
}
