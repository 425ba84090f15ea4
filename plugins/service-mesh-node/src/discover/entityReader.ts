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
import { EntityVariant, variantOrigin } from './variants';

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

/** The texts of an annotation, strongest first: what the environment says, then what holds everywhere. */
function statements(
  entity: Entity,
  name: string,
  variant: EntityVariant | undefined,
): { text: unknown; origin: Origin }[] {
  const text: unknown = entity.metadata.annotations?.[name];
  const everywhere =
    text === undefined
      ? []
      : [{ text, origin: annotationOrigin(entity, name) }];
  const own = variant?.annotations.get(name);
  if (!variant || own === undefined) {
    return everywhere;
  }
  const overrode = everywhere.map(({ origin }) => ({
    ...origin,
    value: String(text),
  }));
  const origin = variantOrigin(entity, variant.environment);
  return [
    {
      text: own,
      origin: overrode.length ? { ...origin, overrode } : origin,
    },
    ...everywhere,
  ];
}

/**
 * Reads the first annotation of a list that is set and valid; invalid ones become findings.
 *
 * @param variant - what the entity says for the environment; without it, what holds everywhere counts
 * @internal
 */
export function readAnnotation<T>(
  entity: Entity,
  names: readonly string[],
  parse: (text: string) => Parsed<T>,
  variant?: EntityVariant,
): ReadAnnotation<T> {
  const findings: Finding[] = [];
  for (const name of names) {
    for (const { text, origin } of statements(entity, name, variant)) {
      const parsed = parseText(text, parse);
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
