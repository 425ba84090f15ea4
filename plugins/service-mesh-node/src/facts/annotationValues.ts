import {
  annotations,
  kubernetesAnnotations,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity } from '@backstage/catalog-model';
import {
  Parsed,
  parseDnsLabel,
  parseDnsSubdomain,
  parsePorts,
  parseProbes,
  parseReplicas,
  parseSelector,
  parseVersions,
} from '../discover/annotations';

/** The annotations that manifests can tell, in the order they are proposed, with their grammar and fall-backs. */
const readable: {
  fact: keyof typeof annotations;
  parse: (text: string) => Parsed<unknown>;
  fallBack?: string;
}[] = [
  {
    fact: 'namespace',
    parse: parseDnsLabel,
    fallBack: kubernetesAnnotations.namespace,
  },
  { fact: 'service', parse: parseDnsLabel },
  { fact: 'workload', parse: parseDnsSubdomain },
  {
    fact: 'selector',
    parse: parseSelector,
    fallBack: kubernetesAnnotations.labelSelector,
  },
  { fact: 'serviceAccount', parse: parseDnsSubdomain },
  { fact: 'ports', parse: parsePorts },
  { fact: 'replicas', parse: parseReplicas },
  { fact: 'probes', parse: parseProbes },
  { fact: 'versions', parse: parseVersions },
];

/** A value in one spelling, whatever the order of its labels or items. */
function canonical(parsed: Parsed<unknown>): string {
  if ('problem' in parsed) {
    return '';
  }
  const { value } = parsed;
  const items =
    value !== null && typeof value === 'object'
      ? Object.entries(value).map(([key, item]) =>
          JSON.stringify(Array.isArray(value) ? item : [key, item]),
        )
      : [JSON.stringify(value)];
  return items.sort().join();
}

/**
 * Annotations to set on an entity.
 *
 * @internal
 */
export interface AnnotationChange {
  /** Those that are missing or say something else, by full name. */
  annotations: Record<string, string>;
  /** What those that say something else say now, by the name they stand under. */
  present: Record<string, string>;
  /** Facts that no annotation can say, and why. */
  notes: string[];
}

/**
 * Turns facts into the annotations that an entity lacks.
 *
 * @param facts - values by short name; an empty one is unknown
 * @internal
 */
export function changedAnnotations(
  facts: Record<string, string>,
  entity: Entity | undefined,
): AnnotationChange {
  const stated = entity?.metadata.annotations ?? {};
  const known = readable
    .filter(({ fact }) => facts[fact])
    .map(({ fact, parse, fallBack }) => {
      const name = annotations[fact];
      const holder = fallBack && !(name in stated) ? fallBack : name;
      const text = facts[fact];
      const parsed = parse(text);
      return { name, holder, text, parsed, now: stated[holder], parse };
    });
  const changed = known.filter(
    ({ parsed, now, parse }) =>
      'value' in parsed &&
      (now === undefined || canonical(parse(now)) !== canonical(parsed)),
  );
  return {
    annotations: Object.fromEntries(
      changed.map(({ name, text }) => [name, text]),
    ),
    present: Object.fromEntries(
      changed.flatMap(({ holder, now }) =>
        now === undefined ? [] : [[holder, now]],
      ),
    ),
    notes: known.flatMap(({ name, parsed }) =>
      'problem' in parsed ? [`${name} is left out: ${parsed.problem}.`] : [],
    ),
  };
}
