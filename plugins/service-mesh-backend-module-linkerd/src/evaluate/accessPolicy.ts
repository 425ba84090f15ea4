import {
  KubernetesObject,
  Request,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { server } from '../kinds';
import { annotationsOf, namespaceOf, sameNamespace } from '../read';
import { Answer } from './answer';
import { Item, calledService } from './item';

const ANNOTATION = 'config.linkerd.io/default-inbound-policy';

/** What Linkerd is installed with, unless that was changed (Linkerd 2.18). */
const INSTALLED = 'all-unauthenticated';

/**
 * What an access policy itself admits; the other values leave it to the AuthorizationPolicies.
 *
 * @internal
 */
export function isAdmittedBy(
  policy: string | undefined,
  caller: string | null,
): Answer {
  switch (policy) {
    case 'all-unauthenticated':
      return 'yes';
    case 'cluster-unauthenticated':
      return caller === null ? 'unknown' : 'yes';
    case 'all-authenticated':
    case 'cluster-authenticated':
      return caller === null ? 'no' : 'yes';
    default:
      return 'no';
  }
}

/** What an object says about ports without a Server; a value that is no access policy is ignored (Linkerd 2.18). */
function declaredBy(object: KubernetesObject): string | undefined {
  const accessPolicy = annotationsOf(object)[ANNOTATION];
  const { success } = server.spec.safeParse({
    podSelector: {},
    port: 1,
    accessPolicy,
  });
  return success ? accessPolicy : undefined;
}

/** The annotated Pod template of a workload as an object. */
function podTemplateOf(object: KubernetesObject): KubernetesObject | null {
  const { template } = (object.spec ?? {}) as { template?: unknown };
  const { metadata } = (template ?? {}) as {
    metadata?: KubernetesObject['metadata'];
  };
  return metadata ? { ...object, metadata } : null;
}

/** Whether the Pods of a template can be those called: their labels are all there. */
function runs({ labels }: KubernetesObject['metadata'], { to }: Request) {
  const called = Object.entries(to.labels);
  return (
    called.length > 0 && called.every(([key, value]) => labels?.[key] === value)
  );
}

/**
 * The access policy of ports without a Server, and the object that sets it: the Pod's, else the namespace's, else what Linkerd is
 * installed with.
 *
 * @internal
 */
export function defaultPolicy(
  items: readonly Item[],
  request: Request,
): { policy: string; object: KubernetesObject | null } {
  const { namespace } = calledService(request.to.host);
  const objects = items.map(({ object }) => object);
  const pods = objects.filter(object => {
    const template = podTemplateOf(object);
    return (
      template !== null &&
      sameNamespace(namespaceOf(object), namespace) &&
      runs(template.metadata, request)
    );
  });
  const namespaces = objects.filter(
    ({ kind, metadata }) => kind === 'Namespace' && metadata.name === namespace,
  );
  for (const object of [...pods, ...namespaces]) {
    const policy = declaredBy(podTemplateOf(object) ?? object);
    if (policy !== undefined) {
      return { policy, object };
    }
  }
  return { policy: INSTALLED, object: null };
}
