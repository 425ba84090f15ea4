import {
  annotations,
  Finding,
  NO_MESH,
  Service,
  ServiceConfig,
  ServiceId,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { bundleOf, environmentNames } from './config';
import { documentsOf } from './documents';
import { sourceFinding } from './finding';
import { nameClashes } from './nameClash';
import { MeshProvider, Rendering, ServiceInput } from './provider';
import { serviceBundle } from './render/bundle';
import { writeBundle } from './render/writeBundle';
import { Resolution } from './resolve/resolve';
import { ResolveOptions, resolveService } from './resolveService';
import { applySeverities, Rule, runRules, sortFindings } from './validate';

/**
 * What the steps after discovery need to know beside the service.
 *
 * @public
 */
export interface ConfigureOptions extends ResolveOptions {
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
 * A service as it is rendered for one data plane, before files are written.
 *
 * @public
 */
export interface RenderedService extends Rendering {
  resolution: Resolution;
  input: ServiceInput;
  target: Target;
  /** What was found on the way. */
  findings: Finding[];
}

/**
 * Resolves the policy of a service, unless that is done already, and renders it.
 *
 * @public
 */
export function renderService(
  id: ServiceId,
  options: ResolveOptions &
    Pick<ConfigureOptions, 'provider'> & { resolution?: Resolution },
): RenderedService {
  const { provider, target } = options;
  const resolved = resolveService(id, options);
  return { ...resolved, target, ...provider.render(resolved.input, target) };
}

/**
 * Makes the configuration of one service that was rendered: writes the files and checks them.
 *
 * @public
 */
export function configureRendered(
  { input, target, findings, manifests: drafts, losses }: RenderedService,
  options: Omit<ConfigureOptions, 'target'>,
): Omit<ServiceConfig, 'redacted' | 'renditions'> {
  const { discovery, config, provider } = options;
  const { service, policy, stage, admission } = input;
  const discovered = discovery.services[service.id];
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

/**
 * Makes the configuration of one service: resolves its policy, renders it, writes the files and checks them.
 *
 * @public
 */
export function configureService(
  id: ServiceId,
  options: ConfigureOptions,
): Omit<ServiceConfig, 'redacted' | 'renditions'> {
  return configureRendered(renderService(id, options), options);
}
