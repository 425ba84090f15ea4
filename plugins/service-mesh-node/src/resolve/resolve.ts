import {
  Finding,
  MeshPolicy,
  Service,
  Target,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { MeshConfig } from '../config';
import { PolicyDeclaration } from '../discover/declaration';
import { serviceDefaults } from './defaults';
import { guardSettings } from './guard';
import { layer } from './layers';
import { operationPolicy } from './operationPolicy';
import { readSettings } from './setting';
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
 * the more specific wins, within the bounds that app-config sets.
 *
 * @public
 */
export function resolvePolicy(
  service: Service,
  declarations: readonly PolicyDeclaration[],
  config: MeshConfig,
  target: Target,
): { policy: MeshPolicy; findings: Finding[] } {
  const read = [
    ...configDeclarations(config, target.environment),
    ...declarations,
  ].map(readSettings);
  const guarded = guardSettings(
    read.flatMap(r => r.settings),
    config,
  );
  const { settings } = guarded;
  const whole = layer(
    settings.filter(({ declaration }) => declaration.api === null),
    serviceDefaults(service),
  );
  return {
    policy: {
      service: whole,
      operations: Object.fromEntries(
        service.operations.map(operation => [
          operation.id,
          operationPolicy(operation, whole, settings),
        ]),
      ),
      catchAll: operationPolicy(null, whole, settings),
    },
    findings: [
      ...read.flatMap(r => r.findings),
      ...guarded.findings,
      ...unknownVersions(service, whole),
    ],
  };
}
