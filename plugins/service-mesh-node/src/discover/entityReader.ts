import {
  Confidence,
  Fact,
  Finding,
  Origin,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { sourceFinding } from '../finding';
import { Parsed } from './annotations';

/** Most characters of an annotation that states a fact. */
const MAX_LENGTH = 10_000;

/**
 * The origin of an entity's annotation.
 *
 * @internal
 */
export function annotationOrigin(entity: Entity, name: string): Origin {
  return {
    source: 'annotation',
    entityRef: stringifyEntityRef(entity),
    pointer: toPointer(['metadata', 'annotations', name]),
  };
}

/**
 * A value read from an annotation, with what was wrong on the way. `fact` is absent where nothing usable was stated.
 *
 * @internal
 */
export interface ReadAnnotation<T> {
  fact?: Fact<T>;
  findings: Finding[];
}

function parseText<T>(
  text: unknown,
  parse: (text: string) => Parsed<T>,
): Parsed<T> {
  if (typeof text !== 'string') {
    return { problem: 'it is not text; put the value in quotes' };
  }
  return text.length > MAX_LENGTH
    ? { problem: `it is longer than ${MAX_LENGTH} characters` }
    : parse(text);
}

/**
 * Reads the first annotation of a list that is set and valid; invalid ones become findings.
 *
 * @internal
 */
export function readAnnotation<T>(
  entity: Entity,
  names: readonly string[],
  parse: (text: string) => Parsed<T>,
): ReadAnnotation<T> {
  const findings: Finding[] = [];
  for (const name of names) {
    const text: unknown = entity.metadata.annotations?.[name];
    if (text !== undefined) {
      const parsed = parseText(text, parse);
      const origin = annotationOrigin(entity, name);
      if ('value' in parsed) {
        return {
          fact: { value: parsed.value, confidence: 'stated', origin },
          findings,
        };
      }
      findings.push(
        sourceFinding('catalog', {
          code: 'catalog/invalid-annotation',
          message: `Annotation ${name}: ${parsed.problem}. It is ignored.`,
          params: { annotation: name },
          entityRef: stringifyEntityRef(entity),
          pointer: origin.pointer,
          origin,
        }),
      );
    }
  }
  return { findings };
}

/**
 * A fact that a convention supplies.
 *
 * @internal
 */
export function conventionalFact<T>(
  value: T,
  rule: string,
  confidence: Confidence = 'assumed',
): Fact<T> {
  return { value, confidence, origin: { source: 'default', rule } };
}
