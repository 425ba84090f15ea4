import {
  Finding,
  KubernetesObject,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  CrdSet,
  Kind,
  youngFields,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

/** Layers of the rules that look at manifests. */
const layers = ['schema', 'reference', 'meaning', 'practice'];

/** Advice about a value that the catalog asks for in so many words; it points at that value. */
const advice = [
  'resilience/retry-unsafe',
  'resilience/tries-exceed-timeout',
  'security/sensitive-operation-open',
  'traffic/canary-without-objective',
];

const isAsked = ({ code, origin }: Finding) =>
  advice.includes(code) &&
  (origin?.source === 'annotation' || origin?.source === 'definition');

/**
 * What our own rules have against our own manifests, save advice about what the catalog asks for.
 *
 * @internal
 */
export function ownFindings({
  findings,
}: {
  findings: readonly Finding[];
}): Finding[] {
  return findings.filter(
    finding =>
      layers.includes(finding.layer) &&
      finding.severity !== 'info' &&
      !isAsked(finding),
  );
}

/**
 * Judges objects by the definitions of an API server and the release of a target, the same object only once. Releases come
 * in their order: what one knows, later ones know too.
 *
 * @internal
 */
export class ApiServer {
  readonly #seen = new Set<string>();

  constructor(readonly crds: CrdSet, readonly kinds: readonly Kind[]) {}

  faults(object: KubernetesObject, target: Target): string[] {
    const text = JSON.stringify(object);
    if (this.#seen.has(text)) {
      return [];
    }
    this.#seen.add(text);
    const name = `${object.kind} ${object.metadata.name} for ${target.version}`;
    return [
      ...(this.crds.validate(object) ?? []).map(
        ({ message }) => `${name}: ${message}`,
      ),
      ...youngFields(object, this.kinds, target).map(
        ({ pointer }) => `${name}: ${pointer} is too young`,
      ),
    ];
  }
}
