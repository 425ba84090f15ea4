import {
  KubernetesObject,
  manifestMarks,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ManifestDocument, RuleContext } from './rule';

/**
 * Whether an object was rendered here: it refers to what the catalog names, and its presence says nothing of what else
 * there is in its namespace.
 *
 * @public
 */
export function isGenerated({ metadata }: KubernetesObject): boolean {
  return (
    metadata?.labels?.[manifestMarks.managedByLabel] === manifestMarks.managedBy
  );
}

/**
 * Whether a document was rendered here: now, for the service of the context, or before.
 *
 * @public
 */
export function isRendered(
  { service }: RuleContext,
  { object }: ManifestDocument,
): boolean {
  return service !== undefined || isGenerated(object);
}
