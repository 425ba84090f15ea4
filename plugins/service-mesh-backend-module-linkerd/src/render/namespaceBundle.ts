import {
  Loss,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  Draft,
  ManifestDraft,
  NamespaceInput,
  Rendering,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { namespace as kind } from '../kinds';
import { unfilteredLog } from './accessLog';
import { observability } from './losses';
import { renderNamespaceEgress } from './namespaceEgress';

/**
 * What new Pods of the namespace take over from it (Linkerd 2.18: read when a Pod starts). A port without a Server falls back
 * to the inbound policy; until every service enforces, that of the installation stays, for it may be stricter than `audit`.
 */
function annotations({
  namespace,
  policy,
  enrols,
  deniesCallers,
}: NamespaceInput): Record<string, Draft<string>> {
  const accessLog = policy['observability.accessLog'];
  return {
    ...(enrols ? { 'linkerd.io/inject': cite(namespace, 'enabled') } : {}),
    ...(deniesCallers
      ? { 'config.linkerd.io/default-inbound-policy': cite(namespace, 'deny') }
      : {}),
    ...(accessLog?.value === 'all'
      ? { 'config.linkerd.io/access-log': cite(accessLog, 'json') }
      : {}),
  };
}

function losses({ policy }: NamespaceInput, target: Target): Loss[] {
  const lacking = observability.flatMap(({ leaves, reason, alternative }) => {
    const leaf = leaves.find(name => policy[name]);
    return leaf
      ? [{ mesh: target.mesh, leaf, scope: {}, reason, alternative }]
      : [];
  });
  return policy['observability.accessLog']?.value === 'errors'
    ? [...lacking, unfilteredLog(target)]
    : lacking;
}

/**
 * Renders what holds for a namespace as a whole: annotations on it, and what its Pods may call outside. There is nothing to say about plaintext alone; refusing it
 * is part of denying callers.
 *
 * @internal
 */
export function renderNamespace(
  input: NamespaceInput,
  target: Target,
): Rendering {
  const annotated = annotations(input);
  const patches: ManifestDraft[] = Object.keys(annotated).length
    ? [
        {
          apiVersion: kind.apiVersion,
          kind: kind.kind,
          name: cite(input.namespace),
          annotations: annotated,
          body: {},
          role: 'patch',
          phase: input.deniesCallers ? 4 : 0,
        },
      ]
    : [];
  const egress = renderNamespaceEgress(input, target);
  return {
    manifests: [...patches, ...egress.manifests],
    losses: [...losses(input, target), ...egress.losses],
  };
}
