import {
  Request,
  Verdict,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  SpecOf,
  resourceRef,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { authorizationPolicy, grpcRoute } from '../kinds';
import {
  meshParents,
  namespaceOf,
  readAll,
  readHttpRoutes,
  sameNamespace,
} from '../read';
import { byAccessPolicy } from './accessPolicy';
import { Answer, isAuthenticated } from './authentication';
import { byDefaultPolicy } from './defaultPolicy';
import { Item } from './item';
import { ServerItem, serverOf } from './server';

type Authorization = Pick<Verdict, 'decision' | 'by'>;

function targets(
  { targetRef }: SpecOf<typeof authorizationPolicy>,
  server: ServerItem,
): boolean {
  return targetRef.kind === 'Server'
    ? targetRef.name === server.object.metadata.name
    : targetRef.kind === 'Namespace' &&
        sameNamespace(targetRef.name, namespaceOf(server.object));
}

/** References of one policy hold together; none at all admits everybody. */
function all(answers: Answer[]): Answer {
  return (
    answers.find(a => a === 'no') ?? answers.find(a => a === 'unknown') ?? 'yes'
  );
}

function hasRoutes(items: readonly Item[], { object }: ServerItem): boolean {
  const routes = [...readHttpRoutes(items), ...readAll(grpcRoute, items)];
  return routes
    .flatMap(meshParents)
    .some(
      parent =>
        parent.kind === 'Server' &&
        parent.name === object.metadata.name &&
        parent.namespace === namespaceOf(object),
    );
}

/**
 * Whether the called Pod's proxy admits the request. Without a Server the default of the namespace holds. Authorization by route is not judged.
 *
 * @internal
 */
export function authorize(
  items: readonly Item[],
  request: Request,
): Authorization {
  const server = serverOf(items, request);
  if (!server) {
    return byDefaultPolicy(items, request);
  }
  const { caller } = request;
  const namespace = namespaceOf(server.object);
  const policies = readAll(authorizationPolicy, items)
    .filter(
      ({ object, spec }) =>
        namespaceOf(object) === namespace && targets(spec, server),
    )
    .map(({ object, spec }) => ({
      object,
      answer: all(
        spec.requiredAuthenticationRefs.map(ref =>
          isAuthenticated(ref, namespace, caller, items),
        ),
      ),
    }));
  const judges = [
    {
      object: server.object,
      answer: byAccessPolicy(server.spec.accessPolicy, caller),
    },
    ...policies,
  ];
  const decided =
    judges.find(judge => judge.answer === 'yes') ??
    judges.find(judge => judge.answer === 'unknown');
  if (decided) {
    return {
      decision: decided.answer === 'yes' ? 'allow' : 'unknown',
      by: resourceRef(decided.object),
    };
  }
  const by = resourceRef(server.object);
  if (hasRoutes(items, server)) {
    return { decision: 'unknown', by };
  }
  return {
    decision: server.spec.accessPolicy === 'audit' ? 'audit-deny' : 'deny',
    by,
  };
}
