import {
  Finding,
  MeshPolicy,
  ResolvedPolicy,
  Target,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { MeshConfig } from '../config';
import { PolicyDeclaration } from '../discover/declaration';
import { PolicyBounds } from '../discover/policyBounds';
import { DiscoveredService } from '../discover/service';
import { serviceDefaults } from './defaults';
import { configBounds, guardSettings, withinLimits } from './guard';
import { layer } from './layers';
import { operationPolicies } from './operationPolicies';
import { readSettings, Setting } from './setting';
import { unknownVersions } from './unknownVersions';

/**
 * Policy as app-config has it for an environment.
 *
 * @internal
 */
export function configDeclarations(
  config: MeshConfig,
  environment: string,
): PolicyDeclaration[] {
  const declare = (
    value: PolicyDeclaration['value'],
    path: (string | number)[],
    env: string | null,
  ): PolicyDeclaration => ({
    level: 'config',
    environment: env,
    api: null,
    operations: null,
    leaf: null,
    value,
    origin: { source: 'config', pointer: toPointer(['serviceMesh', ...path]) },
  });
  return [
    declare(config.policy, ['policy'], null),
    ...config.environments.flatMap((variant, index) =>
      variant.name === environment
        ? [
            declare(
              variant.policy,
              ['environments', index, 'policy'],
              variant.name,
            ),
          ]
        : [],
    ),
  ];
}

/**
 * What policy is resolved from.
 *
 * @public
 */
export type Declared = Pick<
  DiscoveredService,
  'service' | 'declarations' | 'bounds'
>;

/**
 * Resolves the policy of a service as a whole, without that of its operations.
 *
 * @internal
 */
export function resolveWhole(
  { service, declarations, bounds }: Declared,
  config: MeshConfig,
  environment: string,
): {
  policy: ResolvedPolicy;
  settings: Setting[];
  bounds: PolicyBounds[];
  findings: Finding[];
} {
  const read = [
    ...configDeclarations(config, environment),
    ...declarations,
  ].map(readSettings);
  const allBounds = [configBounds(config), ...bounds];
  const { settings, findings } = guardSettings(
    read.flatMap(r => r.settings),
    allBounds,
  );
  const policy = layer(
    settings.filter(({ declaration }) => declaration.api === null),
    withinLimits(serviceDefaults(service), allBounds),
  );
  return {
    policy,
    settings,
    bounds: allBounds,
    findings: [
      ...read.flatMap(r => r.findings),
      ...findings,
      ...unknownVersions(service, policy),
    ],
  };
}

/**
 * What {@link resolvePolicy} makes of a service: the same on every data plane.
 *
 * @public
 */
export type Resolution = ReturnType<typeof resolvePolicy>;

/**
 * Resolves the policy of a service leaf by leaf: built-in default, app-config, Domain, System, Component, API, operation;
 * the more specific wins, within the bounds that app-config and the Domain set.
 *
 * @public
 */
export function resolvePolicy(
  declared: Declared,
  config: MeshConfig,
  target: Pick<Target, 'environment'>,
): { policy: MeshPolicy; findings: Finding[] } {
  const whole = resolveWhole(declared, config, target.environment);
  const policyOf = operationPolicies(whole);
  return {
    policy: {
      service: whole.policy,
      operations: Object.fromEntries(
        declared.service.operations.map(operation => [
          operation.id,
          policyOf(operation),
        ]),
      ),
      catchAll: policyOf(null),
    },
    findings: whole.findings,
  };
}
