import {
  ManifestDocument,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { labels, members } from '../lenient';
import { documentsOf, identityOf, KindName } from './documents';

/**
 * The Pod labels that an object selects its workloads by; empty where it takes all of its namespace.
 *
 * @internal
 */
export function selectorOf({
  object,
}: ManifestDocument): Record<string, string> {
  const spec = members(object.spec);
  const { matchLabels, labels: plain } = members(
    spec.workloadSelector ?? spec.selector,
  );
  return labels(matchLabels ?? plain);
}

/**
 * Whether an object attaches to others by name, and not to workloads by their labels.
 *
 * @internal
 */
export function hasTargets({ object }: ManifestDocument): boolean {
  const { targetRef, targetRefs } = members(object.spec);
  return (
    (targetRef !== undefined && targetRef !== null) ||
    (Array.isArray(targetRefs) && targetRefs.length > 0)
  );
}

/**
 * A selector in words and as a key: alike for the same labels in any order.
 *
 * @internal
 */
export function selectorText(selector: Record<string, string>): string {
  return Object.entries(selector)
    .map(label => label.join('='))
    .sort()
    .join(',');
}

/**
 * The documents of a kind, by namespace.
 *
 * @internal
 */
export function byNamespace(
  context: RuleContext,
  kind: KindName,
): Map<string, ManifestDocument[]> {
  const found = new Map<string, ManifestDocument[]>();
  for (const document of documentsOf(context, kind)) {
    const { namespace } = identityOf(document.object);
    const known = found.get(namespace) ?? [];
    known.push(document);
    found.set(namespace, known);
  }
  return found;
}

/**
 * Objects of a kind and namespace, those of one name once: they are variants of one object, of which one is applied.
 *
 * @internal
 */
export function withoutVariants(
  documents: readonly ManifestDocument[],
): ManifestDocument[] {
  const byName = new Map(
    documents.map(document => [identityOf(document.object).name, document]),
  );
  return [...byName.values()];
}
