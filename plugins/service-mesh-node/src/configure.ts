import {
  annotations,
  Finding,
  NO_MESH,
  Service,
  ServiceConfig,
  ServiceId,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { bundleOf, environmentNames, MeshConfig } from './config';
import { configFact } from './config/environment';
import { documentsOf } from './documents';
import { sourceFinding } from './finding';
import { Discovery } from './discover';
import { nameClashes } from './nameClash';
import { MeshProvider, ServiceInput } from './provider';
import { serviceBundle } from './render/bundle';
import { writeBundle } from './render/writeBundle';
import { admitCallers } from './resolve/admitCallers';
import { requireEndUser } from './resolve/requireEndUser';
import { resolvePolicy } from './resolve/resolve';
import { decideStage } from './resolve/stage';
import { unreadPolicy } from './resolve/unreadPolicy';
import { applySeverities, Rule, runRules, sortFindings } from './validate';

/**
 * What the steps after discovery need to know beside the service.
 *
 * @public
 */
export interface ConfigureOptions {
  discovery: Discovery;
  config: MeshConfig;
  target: Target;
  provider: MeshProvider;
  /** Data planes to offer, for people. */
  meshes: readonly string[];
  rules: readonly Rule[];
}

function unknownMesh(service: Service, meshes: readonly string[]): Finding[] {
  const { value, origin } = service.mesh;
  return value === NO_MESH || meshes.includes(value)
    ? []
    : [
        sourceFinding('catalog', {
          code: 'catalog/unknown-mesh',
          message: `${
            service.entityRef
          } is said to be in the mesh '${value}', which is not installed here. Use one of ${[
            ...meshes,
            NO_MESH,
          ].join(', ')} in ${
            annotations.mesh
          } or app-config serviceMesh.defaultMesh.`,
          params: { mesh: value },
          entityRef: service.entityRef,
          pointer: origin.pointer,
          origin,
        }),
      ];
}

/**
 * Resolves the policy of a service into the one input of rendering, with what was found on the way.
 *
 * @public
 */
export function resolveService(
  id: ServiceId,
  options: Pick<ConfigureOptions, 'discovery' | 'config' | 'target'>,
): { input: ServiceInput; findings: Finding[] } {
  const { discovery, config, target } = options;
  const discovered = discovery.services[id];
  const { service, obstacles } = discovered;
  const { identities } = discovery;
  const { policy, findings } = resolvePolicy(discovered, config, target);
  const identityProviders = configFact(
    config,
    target.environment,
    'identityProviders',
  );
  const admission = admitCallers({
    service,
    policy,
    identities,
    config,
    target,
  });
  const bundle = bundleOf(service.namespace.value, config);
  const endUser = requireEndUser(service, policy, identityProviders);
  const { stage, findings: gaps } = decideStage({
    service,
    policy,
    admission,
    identities,
    target,
    obstacles: [
      ...obstacles,
      ...unreadPolicy([...discovered.findings, ...findings]),
    ],
    needsPaths:
      endUser.length > 0 ||
      policy.service['security.callers.granularity']?.value === 'operation',
  });
  return {
    input: {
      service,
      policy,
      stage,
      admission,
      endUser,
      neighbours: Object.fromEntries(
        service.callees.flatMap(({ id: callee }) =>
          identities[callee] ? [[callee, identities[callee]]] : [],
        ),
      ),
      identityProviders: identityProviders.value,
      namespaceBundle: bundle && { origin: bundle.origin },
    },
    findings: [...findings, ...gaps],
  };
}

/**
 * Makes the configuration of one service: resolves its policy, renders it, writes the files and checks them.
 *
 * @public
 */
export function configureService(
  id: ServiceId,
  options: ConfigureOptions,
): Omit<ServiceConfig, 'redacted' | 'renditions'> {
  const { discovery, config, target, provider } = options;
  const discovered = discovery.services[id];
  const { input, findings } = resolveService(id, options);
  const { service, policy, stage, admission } = input;
  const { manifests: drafts, losses } = provider.render(input, target);
  const auditQuery = provider.auditQuery?.(input, target);

  const manifests = writeBundle(
    drafts,
    serviceBundle(service, target, discovered.adopted),
    target,
    config.output,
  );
  return {
    entityRef: service.entityRef,
    target,
    meshes: [...options.meshes],
    environments: environmentNames(config),
    service,
    policy,
    stage,
    ...(auditQuery ? { auditQuery } : {}),
    admission,
    configLocation: discovered.configLocation,
    namespaceBundle: bundleOf(service.namespace.value, config) !== null,
    manifests,
    losses,
    findings: sortFindings(
      applySeverities(
        [
          ...discovered.findings,
          ...unknownMesh(service, options.meshes),
          ...findings,
          ...nameClashes(
            service,
            manifests,
            discovery.owners,
            discovered.findings,
          ),
          ...runRules(options.rules, documentsOf(manifests), {
            service,
            catalog: {
              services: [{ input, target }],
              identities: discovery.identities,
            },
          }),
        ],
        config.rules,
      ),
    ),
  };
}
