import {
  PreviewedConfig,
  ResolvedPolicy,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

const settings = (policy: ResolvedPolicy) =>
  Object.entries(policy).map(([leaf, { value, origin }]) => ({
    leaf,
    value,
    from: origin,
  }));

/**
 * The configuration of a service without its long parts: what an agent needs to talk about it.
 *
 * @internal
 */
export function overview(config: PreviewedConfig) {
  const { admission, manifests, policy, target } = config;
  return {
    entityRef: config.entityRef,
    mesh: target.mesh,
    environment: target.environment,
    stage: config.stage,
    admits: {
      mode: admission.mode,
      callers: admission.callers.map(({ name, kind, operations }) => ({
        name,
        kind,
        operations,
      })),
    },
    policy: settings(policy.service),
    files: manifests.map(({ file, yaml }) => ({ file, yaml })),
    losses: config.losses,
    findings: config.findings.map(
      ({ code, severity, message, file, undecided, fix }) => ({
        code,
        severity,
        message,
        file,
        undecided,
        fix,
      }),
    ),
    redacted: config.redacted,
  };
}
