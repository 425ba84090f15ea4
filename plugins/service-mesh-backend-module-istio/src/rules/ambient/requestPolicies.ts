import {
  ManifestDocument,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { RequestAuthentication, Telemetry } from '../../kinds';
import { items, members } from '../../lenient';
import { policiesOf, requestParts } from '../authorization';
import { documentsOf, identityOf } from '../documents';
import { WasmPlugin } from '../kindNames';
import {
  isAmbientNamespace,
  isAmbientWorkload,
  selectionOf,
  workloadsUnder,
} from '../view';

/**
 * A policy that only a proxy which sees requests can hold to, and what Kiali calls its faults in ambient.
 *
 * @internal
 */
export interface RequestPolicy {
  document: ManifestDocument;
  name: string;
  namespace: string;
  withoutWaypoint: string;
  withoutTargets: string;
}

/** Whether a Telemetry is about requests, and not only about connections. */
function isAboutRequests({ object }: ManifestDocument): boolean {
  const { tracing, accessLogging, metrics } = members(object.spec);
  return (
    items(tracing).length > 0 ||
    items(accessLogging).length > 0 ||
    items(metrics).some(({ overrides }) => items(overrides).length > 0)
  );
}

/**
 * Whether a policy is about workloads in ambient: its namespace is, and not every workload it selects is left out of it.
 *
 * @internal
 */
export function isInAmbient(
  context: RuleContext,
  { object }: ManifestDocument,
): boolean {
  const { labels } = selectionOf(object);
  const workloads =
    Object.keys(labels).length > 0 ? workloadsUnder(context, object) : [];
  return (
    isAmbientNamespace(context, identityOf(object).namespace) &&
    (workloads.length === 0 ||
      workloads.some(workload => isAmbientWorkload(context, workload)))
  );
}

/**
 * The policies about requests of workloads in ambient (Istio 1.24: what ztunnel does not do, a waypoint does).
 *
 * @internal
 */
export function requestPolicies(context: RuleContext): RequestPolicy[] {
  const found: [readonly ManifestDocument[], string, string][] = [
    [
      policiesOf(context)
        .filter(policy => requestParts(policy).length > 0)
        .map(({ document }) => document),
      'KIA0109',
      'KIA0110',
    ],
    [documentsOf(context, RequestAuthentication), 'KIA1110', 'KIA1115'],
    [documentsOf(context, WasmPlugin), 'KIA1111', 'KIA1116'],
    [
      documentsOf(context, Telemetry).filter(isAboutRequests),
      'KIA1112',
      'KIA1117',
    ],
  ];
  return found.flatMap(([documents, withoutWaypoint, withoutTargets]) =>
    documents
      .filter(document => isInAmbient(context, document))
      .map(document => ({
        document,
        ...identityOf(document.object),
        withoutWaypoint,
        withoutTargets,
      })),
  );
}
