import {
  Finding,
  MeshPolicy,
  Operation,
  Target,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { MeshConfig } from '../config';
import { PolicyDeclaration } from '../discover/declaration';
import { DiscoveredService } from '../discover/service';
import { serviceDefaults } from './defaults';
import { configBounds, guardSettings, withinLimits } from './guard';
import { layer } from './layers';
import { operationPolicy } from './operationPolicy';
import { readSettings } from './setting';
import { settingsByOperation } from './settingsByOperation';
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
 * Resolves the policy of a service leaf by leaf: built-in default, app-config, Domain, System, Component, API, operation;
 * the more specific wins, within the bounds that app-config and the Domain set.
 *
 * @public
 */
export function resolvePolicy(
  {
    service,
    declarations,
    bounds,
  }: Pick<DiscoveredService, 'service' | 'declarations' | 'bounds'>,
  config: MeshConfig,
  target: Target,
): { policy: MeshPolicy; findings: Finding[] } {
  const read = [
    ...configDeclarations(config, target.environment),
    ...declarations,
  ].map(readSettings);
  const allBounds = [configBounds(config), ...bounds];
  const guarded = guardSettings(
    read.flatMap(r => r.settings),
    allBounds,
  );
  const { settings } = guarded;
  const whole = layer(
    settings.filter(({ declaration }) => declaration.api === null),
    withinLimits(serviceDefaults(service), allBounds),
  );
  const settingsOf = settingsByOperation(settings);
  const forOperation = (operation: Operation | null) =>
    operationPolicy(operation, whole, settingsOf(operation), allBounds);
  return {
    policy: {
      service: whole,
      operations: Object.fromEntries(
        service.operations.map(operation => [
          operation.id,
          forOperation(operation),
        ]),
      ),
      catchAll: forOperation(null),
    },
    findings: [
      ...read.flatMap(r => r.findings),
      ...guarded.findings,
      ...unknownVersions(service, whole),
    ],
  };
}
