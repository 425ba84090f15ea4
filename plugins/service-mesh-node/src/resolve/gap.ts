import { kubernetesName } from '../discover/annotations';

/**
 * A fact that must be stated before anything that denies may be rendered.
 *
 * @internal
 */
export interface Gap {
  /** The fact, without the entity where it is one's annotation. */
  fact: string;
  /** The annotation that states it, and the entity it belongs on. */
  annotation?: { entityRef: string; name: string; example: string };
}

/**
 * An entity name is an example of a Kubernetes name only as far as it is a valid one.
 *
 * @internal
 */
export const exampleName = (name: string) =>
  kubernetesName(name) ?? 'my-service';

/**
 * The gaps as one phrase, those of one entity together.
 *
 * @internal
 */
export function phrase(gaps: Gap[]): string {
  const labels = new Map<string, string[]>();
  for (const { fact, annotation } of gaps) {
    if (annotation) {
      labels.set(annotation.entityRef, [
        ...(labels.get(annotation.entityRef) ?? []),
        fact,
      ]);
    }
  }
  return [
    ...[...labels].map(
      ([entityRef, facts]) => `${facts.join(', ')} of ${entityRef}`,
    ),
    ...gaps.filter(gap => !gap.annotation).map(gap => gap.fact),
  ].join('; ');
}

/**
 * The annotations that would close the gaps.
 *
 * @internal
 */
export function snippetOf(gaps: Gap[]): string {
  const byEntity = new Map<string, string[]>();
  for (const { annotation } of gaps) {
    if (annotation) {
      const lines = byEntity.get(annotation.entityRef) ?? [];
      byEntity.set(annotation.entityRef, [
        ...lines,
        `    ${annotation.name}: '${annotation.example}'`,
      ]);
    }
  }
  return [...byEntity]
    .map(
      ([entityRef, lines]) =>
        `# ${entityRef}\nmetadata:\n  annotations:\n${lines.join('\n')}`,
    )
    .join('\n---\n');
}
