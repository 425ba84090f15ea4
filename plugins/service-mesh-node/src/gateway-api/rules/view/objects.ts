import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { identityOf, labels, members } from '../../../lenient';
import { isGenerated } from '../../../validate/generated';
import { perContext } from '../../../validate/perContext';
import { ManifestDocument, RuleContext } from '../../../validate/rule';
import { documentsOf } from './documents';

const keyOf = (namespace: string, name: string) => `${namespace}/${name}`;

function byName(
  documents: readonly ManifestDocument[],
): ReadonlyMap<string, ManifestDocument> {
  return new Map(
    documents.map(document => {
      const { name, namespace } = identityOf(document.object);
      return [keyOf(namespace, name), document];
    }),
  );
}

const gateways = perContext(context => byName(documentsOf(context, 'Gateway')));

const services = perContext(({ ofKind }) =>
  byName(ofKind('Service').filter(({ object }) => object.apiVersion === 'v1')),
);

const namespaces = perContext(({ ofKind }) =>
  byName(
    ofKind('Namespace').filter(({ object }) => object.apiVersion === 'v1'),
  ),
);

/**
 * A Gateway of the Gateway API by its name.
 *
 * @internal
 */
export function findGateway(
  context: RuleContext,
  namespace: string,
  name: string,
): ManifestDocument | undefined {
  return gateways(context).get(keyOf(namespace, name));
}

/**
 * A Service by its name.
 *
 * @internal
 */
export function findService(
  context: RuleContext,
  namespace: string,
  name: string,
): ManifestDocument | undefined {
  return services(context).get(keyOf(namespace, name));
}

/** A Service that is a patch of somebody else's, or rendered here, says nothing of the others. */
function isWhole(object: KubernetesObject): boolean {
  const { ports, externalName } = members(object.spec);
  return (
    !isGenerated(object) && (ports !== undefined || externalName !== undefined)
  );
}

const withServices = perContext<ReadonlySet<string>>(
  context =>
    new Set(
      [...services(context).values()]
        .filter(({ object }) => isWhole(object))
        .map(({ object }) => identityOf(object).namespace),
    ),
);

/**
 * Whether the input holds all Services of a namespace: it holds one of them. A Namespace alone often stands beside routes
 * whose Services are kept elsewhere.
 *
 * @internal
 */
export function holdsServices(
  context: RuleContext,
  namespace: string,
): boolean {
  return context.closedWorld || withServices(context).has(namespace);
}

/**
 * The labels of a namespace; `null` where the Namespace is not in the input. Every namespace is labelled with its name
 * (Kubernetes 1.22: `kubernetes.io/metadata.name`).
 *
 * @internal
 */
export function namespaceLabels(
  context: RuleContext,
  name: string,
): Record<string, string> | null {
  const found = namespaces(context).get(keyOf('', name));
  return found
    ? {
        ...labels(found.object.metadata.labels),
        'kubernetes.io/metadata.name': name,
      }
    : null;
}
