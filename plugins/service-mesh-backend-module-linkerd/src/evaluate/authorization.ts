import {
  KubernetesObject,
  Request,
  Verdict,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  SpecOf,
  resourceRef,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { authorizationPolicy } from '../kinds';
import { namespaceOf, readAll, sameNamespace } from '../read';
import { defaultPolicy, isAdmittedBy } from './accessPolicy';
import { all, Answer } from './answer';
import { isAuthenticated } from './authentication';
import { inboundRoute } from './inboundRoute';
import { Item } from './item';
import { possibleServers, ServerItem } from './server';

type Authorization = Pick<Verdict, 'decision' | 'by'>;

const groupOf = ({ apiVersion }: KubernetesObject) => apiVersion.split('/')[0];

/** A policy on a Server or its namespace holds for all its routes too (Linkerd 2.18). */
function targets(
  { targetRef }: SpecOf<typeof authorizationPolicy>,
  server: ServerItem,
  route: KubernetesObject | null,
): boolean {
  switch (targetRef.kind) {
    case 'Server':
      return targetRef.name === server.object.metadata.name;
    case 'Namespace':
      return sameNamespace(targetRef.name, namespaceOf(server.object));
    default:
      return (
        route !== null &&
        targetRef.kind === route.kind &&
        targetRef.group === groupOf(route) &&
        targetRef.name === route.metadata.name
      );
  }
}

/** ServerAuthorizations, which only admit, are not read. */
function mayBeAdmittedOtherwise(
  items: readonly Item[],
  { object: server }: ServerItem,
): boolean {
  return items.some(({ object }) => {
    const { server: target } = (object.spec ?? {}) as {
      server?: { name?: unknown };
    };
    return (
      object.kind === 'ServerAuthorization' &&
      groupOf(object) === groupOf(server) &&
      namespaceOf(object) === namespaceOf(server) &&
      (target?.name === undefined || target.name === server.metadata.name)
    );
  });
}

function decide(
  judges: { object: KubernetesObject; answer: Answer }[],
): Authorization | null {
  const decided =
    judges.find(({ answer }) => answer === 'yes') ??
    judges.find(({ answer }) => answer === 'unknown');
  return decided
    ? {
        decision: decided.answer === 'yes' ? 'allow' : 'unknown',
        by: resourceRef(decided.object),
      }
    : null;
}

/** Ports without a Server have the default of their Pod, namespace or installation. */
function withoutServer(
  items: readonly Item[],
  request: Request,
): Authorization {
  const { policy, object } = defaultPolicy(items, request);
  const by = object && resourceRef(object);
  const answer = isAdmittedBy(policy, request.caller);
  const refused = policy === 'audit' ? 'audit-deny' : 'deny';
  const decisions = { yes: 'allow', unknown: 'unknown', no: refused } as const;
  return { decision: decisions[answer], by };
}

function atServer(
  items: readonly Item[],
  request: Request,
  server: ServerItem,
): Authorization {
  const { caller } = request;
  const { accessPolicy } = server.spec;
  const namespace = namespaceOf(server.object);
  const by = resourceRef(server.object);
  const route = inboundRoute(items, request, server);
  if (route.outcome === 'not-found') {
    return { decision: 'deny', by: resourceRef(route.object) };
  }
  if (route.outcome === 'unknown') {
    return { decision: 'unknown', by };
  }
  const taken = route.outcome === 'taken' ? route.object : null;
  const policies = readAll(authorizationPolicy, items)
    .filter(
      ({ object, spec }) =>
        namespaceOf(object) === namespace && targets(spec, server, taken),
    )
    .map(({ object, spec }) => ({
      object,
      answer: all(
        spec.requiredAuthenticationRefs.map(ref =>
          isAuthenticated(ref, namespace, caller, items),
        ),
      ),
    }));
  const decided = decide([
    { object: server.object, answer: isAdmittedBy(accessPolicy, caller) },
    ...policies,
  ]);
  if (decided) {
    return decided;
  }
  if (mayBeAdmittedOtherwise(items, server)) {
    return { decision: 'unknown', by };
  }
  return { decision: accessPolicy === 'audit' ? 'audit-deny' : 'deny', by };
}

/**
 * Whether the called Pod's proxy admits the request. Where it cannot be told which Server stands before the port, they have to
 * agree.
 *
 * @internal
 */
export function authorize(
  items: readonly Item[],
  request: Request,
): Authorization {
  const [first, ...others] = possibleServers(items, request).map(server =>
    server ? atServer(items, request, server) : withoutServer(items, request),
  );
  return others.every(({ decision }) => decision === first.decision)
    ? first
    : { ...first, decision: 'unknown' };
}
