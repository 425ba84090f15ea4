import {
  Loss,
  ResolvedPolicy,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  draftManifest,
  Rendering,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { Telemetry } from '../kinds';
import { metadata } from './metadata';
import { opaquePorts } from './ports';
import { targetSetting } from './targetSetting';
import { policyTarget } from './waypoint';

/** The access log that Istio's installation profiles define. */
const DEFAULT_ACCESS_LOG = 'envoy';

function tracing(policy: ResolvedPolicy) {
  const sampling = policy['observability.tracing.sampling'];
  const tags = policy['observability.tracing.tags'];
  if (!sampling && !tags) {
    return undefined;
  }
  const customTags = Object.entries(tags?.value ?? {}).map(
    ([name, value]) => [name, { literal: { value } }] as const,
  );
  return [
    {
      randomSamplingPercentage: sampling && cite(sampling),
      customTags: tags && cite(tags, Object.fromEntries(customTags)),
    },
  ];
}

function accessLogging(policy: ResolvedPolicy, target: Target) {
  const accessLog = policy['observability.accessLog'];
  if (!accessLog) {
    return undefined;
  }
  if (accessLog.value === 'off') {
    return [{ disabled: cite(accessLog, true) }];
  }
  const provider = targetSetting(target, 'accessLogProvider');
  const name = provider ? cite(provider) : DEFAULT_ACCESS_LOG;
  return [
    {
      providers: [{ name }],
      filter:
        accessLog.value === 'errors'
          ? { expression: cite(accessLog, 'response.code >= 400') }
          : undefined,
    },
  ];
}

function metrics(policy: ResolvedPolicy) {
  const tags = policy['observability.metrics.tags'];
  if (!tags) {
    return undefined;
  }
  const tagOverrides = Object.entries(tags.value).map(
    ([name, value]) => [name, { operation: 'UPSERT' as const, value }] as const,
  );
  return [
    {
      providers: [{ name: 'prometheus' }],
      overrides: [
        { tagOverrides: cite(tags, Object.fromEntries(tagOverrides)) },
      ],
    },
  ];
}

/**
 * What proxies report, as far as the policy says anything about it; `null` where it says nothing.
 *
 * @internal
 */
export function telemetrySpec(policy: ResolvedPolicy, target: Target) {
  const spec = {
    tracing: tracing(policy),
    accessLogging: accessLogging(policy, target),
    metrics: metrics(policy),
  };
  return Object.values(spec).some(Boolean) ? spec : null;
}

/** Failures that have no HTTP status of an error, so that the filter for errors leaves them out. */
function silentFailures(
  { service, policy }: ServiceInput,
  { mesh }: Target,
): Loss[] {
  const isGrpc = ({ protocol }: { protocol: string }) => protocol === 'grpc';
  const silent = [
    ...(service.ports.value.some(isGrpc) || service.operations.some(isGrpc)
      ? ['gRPC calls, which fail with HTTP status 200']
      : []),
    ...(opaquePorts(service).length
      ? ['connections of other protocols, which have no status']
      : []),
  ];
  return policy.service['observability.accessLog']?.value === 'errors' &&
    silent.length
    ? [
        {
          mesh,
          leaf: 'observability.accessLog',
          scope: {},
          reason: `Errors are known by HTTP status, so that the access log leaves out ${silent.join(
            ' and ',
          )}.`,
          alternative:
            'Set observability.accessLog to all; failed gRPC calls also show in the label grpc_response_status of istio_requests_total.',
        },
      ]
    : [];
}

/**
 * What the proxies of the service report, as far as the policy says anything about it.
 *
 * @internal
 */
export function renderTelemetry(
  input: ServiceInput,
  target: Target,
): Rendering {
  const { service, policy } = input;
  const spec = telemetrySpec(policy.service, target);
  return {
    manifests: spec
      ? [
          draftManifest(Telemetry, {
            ...metadata(service),
            phase: 1,
            spec: { ...policyTarget(input, target), ...spec },
          }),
        ]
      : [],
    losses: silentFailures(input, target),
  };
}
