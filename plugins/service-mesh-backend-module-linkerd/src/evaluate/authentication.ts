import { SpecOf } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  authorizationPolicy,
  meshTLSAuthentication,
  networkAuthentication,
} from '../kinds';
import { namespaceOf, readAll } from '../read';
import { any, Answer, known as answer } from './answer';
import { Item } from './item';

type AuthenticationRef = SpecOf<
  typeof authorizationPolicy
>['requiredAuthenticationRefs'][number];

/** An identity is `<name>.<namespace>.serviceaccount.identity.<control plane>.<trust domain>` (Linkerd 2.18). */
function hasIdentity(caller: string, pattern: string): Answer {
  const [namespace, name] = caller.split('/');
  const ofNamespace = `${namespace}.serviceaccount.identity.`;
  if (pattern === '*') {
    return 'yes';
  }
  if (pattern.startsWith('*.')) {
    const suffix = pattern.slice(2);
    // A shorter suffix is one of the control plane or trust domain, which the manifests do not tell.
    return suffix.includes('.serviceaccount.identity.')
      ? answer(suffix.startsWith(ofNamespace))
      : 'unknown';
  }
  return answer(pattern.startsWith(`${name}.${ofNamespace}`));
}

function isMeshTls(
  spec: SpecOf<typeof meshTLSAuthentication>,
  namespace: string | null,
  caller: string | null,
): Answer {
  if (caller === null) {
    return 'no';
  }
  const [callerNamespace, callerName] = caller.split('/');
  const refs = (spec.identityRefs ?? []).map(ref => {
    if (ref.kind === 'Namespace') {
      return answer(ref.name === callerNamespace);
    }
    const own = ref.namespace ?? namespace ?? callerNamespace;
    return answer(ref.name === callerName && own === callerNamespace);
  });
  const identities = (spec.identities ?? []).map(pattern =>
    hasIdentity(caller, pattern),
  );
  return any([...refs, ...identities]);
}

function isInNetwork({
  networks,
}: SpecOf<typeof networkAuthentication>): Answer {
  const everywhere = networks.some(
    ({ cidr, except = [] }) => cidr === '0.0.0.0/0' && except.length === 0,
  );
  return everywhere ? 'yes' : 'unknown';
}

/**
 * Whether a caller is authenticated as a policy of a namespace requires. A reference to an object that is not there
 * authenticates nobody (Linkerd 2.18 ignores the policy).
 *
 * @internal
 */
export function isAuthenticated(
  ref: AuthenticationRef,
  policyNamespace: string | null,
  caller: string | null,
  items: readonly Item[],
): Answer {
  const namespace = ref.namespace ?? policyNamespace;
  const named = ({ object }: Item) =>
    object.metadata.name === ref.name && namespaceOf(object) === namespace;
  switch (ref.kind) {
    case 'ServiceAccount':
      return answer(
        caller === `${namespace ?? caller?.split('/')[0]}/${ref.name}`,
      );
    case 'MeshTLSAuthentication':
      return any(
        readAll(meshTLSAuthentication, items)
          .filter(named)
          .map(({ spec }) => isMeshTls(spec, namespace, caller)),
      );
    case 'NetworkAuthentication':
      return any(
        readAll(networkAuthentication, items)
          .filter(named)
          .map(({ spec }) => isInNetwork(spec)),
      );
    default:
      return 'no';
  }
}
