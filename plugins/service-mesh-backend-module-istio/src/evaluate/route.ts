import {
  JsonObject,
  KubernetesObject,
  Request,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { goDurationMs } from '../duration';
import { hostMatches, normalHost } from '../hosts';
import { VirtualService } from '../kinds';
import { items, members, strings } from '../lenient';
import { isAmbient } from './dataPlane';
import { takeHttpRoute } from './httpRoute';
import { missed, Routing, unrouted } from './routing';
import { includesMesh, ruleMatches } from './virtualServiceMatch';
import { waypointIdentity } from './waypoint';
import { Known, objectsOf } from './workload';

/** Whether the proxies of a namespace see an object; one that says nothing is seen by all. */
function isExportedTo(
  { spec, metadata }: KubernetesObject,
  namespace: string,
): boolean {
  const names = strings(members(spec).exportTo);
  return (
    names.length === 0 ||
    names.includes('*') ||
    names.includes(namespace) ||
    (names.includes('.') && metadata.namespace === namespace)
  );
}

/** The host of a VirtualService that is the one called, the most precise first; `null` where it has none. */
function hostOf(object: KubernetesObject, { to }: Request): string | null {
  const namespace = object.metadata.namespace ?? '';
  const called = normalHost(to.host, namespace);
  const [first = null] = strings(members(object.spec).hosts)
    .map(host => normalHost(host, namespace))
    .filter(host => hostMatches(host, called))
    .sort(comparePrecision);
  return first;
}

/** A host without a wildcard goes first, then the longer one. */
function comparePrecision(a: string, b: string): number {
  return (
    Number(a.startsWith('*')) - Number(b.startsWith('*')) || b.length - a.length
  );
}

/**
 * The VirtualServices that the caller's proxy may route by: those that are most precise about the host. Several of them do not
 * merge, and manifests do not tell which is the oldest.
 */
function virtualServicesFor(
  manifests: readonly KubernetesObject[],
  request: Request,
): KubernetesObject[] {
  const [namespace = ''] = request.caller?.split('/') ?? [];
  const serving = objectsOf(manifests, VirtualService).flatMap(object => {
    const host = hostOf(object, request);
    return host !== null &&
      includesMesh(members(object.spec).gateways) &&
      isExportedTo(object, namespace)
      ? [{ object, host }]
      : [];
  });
  const [best] = serving.map(({ host }) => host).sort(comparePrecision);
  return serving
    .filter(({ host }) => host === best)
    .map(({ object }) => object);
}

function routingOf({ name, timeout, retries }: JsonObject): Routing {
  const { attempts, retryOn } = members(retries);
  return {
    route: typeof name === 'string' ? name : null,
    timeout: goDurationMs(timeout),
    retries:
      typeof attempts === 'number'
        ? {
            attempts,
            on: typeof retryOn === 'string' ? retryOn.split(',') : [],
          }
        : null,
  };
}

/**
 * The part of a verdict that a route makes: its name, timeout and retries. Where no VirtualService has the host, HTTPRoutes on
 * the Service decide. Nothing is said where it cannot be told which rule matches, nor of a caller in plaintext, which has no
 * proxy, nor of ambient without a waypoint, where nothing looks at requests.
 *
 * @internal
 */
export function takeRoute(
  manifests: readonly KubernetesObject[],
  request: Request,
  known: Known = {},
): Routing {
  const isPassedBy =
    request.caller === null ||
    (isAmbient(manifests, request, known) &&
      waypointIdentity(manifests, request) === null);
  if (isPassedBy) {
    return unrouted;
  }
  const [virtualService, ...others] = virtualServicesFor(manifests, request);
  if (!virtualService) {
    return takeHttpRoute(manifests, request);
  }
  const rules = items(members(virtualService.spec).http);
  if (others.length > 0 || rules.length === 0) {
    return unrouted;
  }
  const rule = rules.find(
    candidate => ruleMatches(candidate, request) !== 'no',
  );
  if (!rule) {
    return missed(virtualService);
  }
  return ruleMatches(rule, request) === 'unknown' ? unrouted : routingOf(rule);
}
