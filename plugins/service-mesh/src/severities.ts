import { Severity } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * All severities, the gravest first.
 *
 * @internal
 */
export const severities: readonly Severity[] = ['error', 'warning', 'info'];
