import {
  External,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { NamespaceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  testNamespaceInput,
  testPolicy,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { linkerdTarget } from './rendered';

/**
 * A target whose cluster serves TLSRoute and TCPRoute.
 *
 * @internal
 */
export const experimentalTarget: Target = {
  ...linkerdTarget,
  gatewayApiChannel: 'experimental',
};

/**
 * Something outside the mesh that a service calls.
 *
 * @internal
 */
export function external(
  name: string,
  host: string | null,
  port: number | null,
  protocol: string | null,
): External {
  const entityRef = `resource:default/${name}`;
  const origin = { source: 'annotation' as const, entityRef };
  return { entityRef, host, port, protocol, origin };
}

/**
 * A namespace with one service that is held to what it declares to call outside.
 *
 * @internal
 */
export function egressNamespace(
  externals: External[],
  overrides: Partial<NamespaceInput> = {},
): NamespaceInput {
  const input = testNamespaceInput({ deniesCalls: true, ...overrides });
  return {
    ...input,
    services: input.services.map(service => ({
      ...service,
      policy: testPolicy({ 'security.egress': 'declared' }),
      externals,
    })),
  };
}

/**
 * One of each: TLS, HTTP, and TCP that nobody can look into.
 *
 * @internal
 */
export const everyProtocol: External[] = [
  external('payments', 'api.pay.example.com', 443, 'https'),
  external('maps', 'Maps.example.com', 443, 'https'),
  external('legacy', 'legacy.example.com', 80, 'http'),
  external('db', 'db.example.com', 5432, 'postgresql'),
];
