import {
  ManifestDocument,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { KubernetesService } from '../../kinds';
import { documentsOf, identityOf } from '../documents';
import { perContext } from './perContext';

/**
 * The Services of the input, by namespace.
 *
 * @internal
 */
export const servicesOf = perContext<ReadonlyMap<string, ManifestDocument[]>>(
  context => {
    const found = new Map<string, ManifestDocument[]>();
    for (const document of documentsOf(context, KubernetesService)) {
      const { namespace } = identityOf(document.object);
      const known = found.get(namespace) ?? [];
      known.push(document);
      found.set(namespace, known);
    }
    return found;
  },
);

/**
 * Whether the input holds the Services of a namespace, so that one it lacks does not exist: with a closed world, or where it
 * holds any of them.
 *
 * @internal
 */
export function holdsServices(
  context: RuleContext,
  namespace: string,
): boolean {
  return context.closedWorld || servicesOf(context).has(namespace);
}
