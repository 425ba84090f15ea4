import {
  annotations,
  ANNOTATION_PREFIX,
  DEFAULT_ENVIRONMENT,
  Finding,
  isPolicyLeaf,
  Json,
  JsonObject,
  Origin,
  POLICY_LEAF_PREFIX,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { didYouMean } from '../didYouMean';
import { sourceFinding } from '../finding';
import { readYaml } from '../yaml';

/**
 * What an entity says for one environment alone.
 *
 * @internal
 */
export interface EntityVariant {
  environment: string;
  /** Annotations by full name, as the environment has them. */
  annotations: ReadonlyMap<string, string>;
}

/** An environment can change every annotation but those that hold for the entity as such. */
const variable = new Set<string>(
  Object.values(annotations).filter(
    name =>
      name !== annotations.environments &&
      name !== annotations.locked &&
      name !== annotations.limits,
  ),
);

const isVariable = (name: string) =>
  variable.has(name) ||
  (name.startsWith(POLICY_LEAF_PREFIX) &&
    isPolicyLeaf(name.slice(POLICY_LEAF_PREFIX.length)));

/** Where all variants of an entity stand; an annotation is one text, whose inside has no pointer of its own. */
const place = toPointer(['metadata', 'annotations', annotations.environments]);

const isMap = (value: Json): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** JSON is YAML: a value that is no text is read again by whoever reads the annotation. */
const textOf = (value: Json) =>
  typeof value === 'string' ? value : JSON.stringify(value);

function readAll(entity: Entity): { value: JsonObject } | { problem: string } {
  const text: unknown = entity.metadata.annotations?.[annotations.environments];
  if (text === undefined) {
    return { value: {} };
  }
  const parsed =
    typeof text === 'string' ? readYaml(text) : { problem: 'it is not text' };
  if ('problem' in parsed) {
    return parsed;
  }
  return isMap(parsed.value) && Object.values(parsed.value).every(isMap)
    ? { value: parsed.value }
    : {
        problem:
          'it is not a map from environment to annotations, such as staging: { namespace: shop-staging }',
      };
}

/**
 * Reads what an entity says for one environment. What is wrong with it is told by {@link variantFindings}.
 *
 * @internal
 */
export function readVariant(
  entity: Entity,
  environment: string,
): EntityVariant {
  const all = readAll(entity);
  const own =
    environment !== DEFAULT_ENVIRONMENT &&
    'value' in all &&
    Object.hasOwn(all.value, environment)
      ? (all.value[environment] as JsonObject)
      : {};
  return {
    environment,
    annotations: new Map(
      Object.entries(own)
        .map(([name, value]) => [`${ANNOTATION_PREFIX}${name}`, value] as const)
        .filter(([name]) => isVariable(name))
        .map(([name, value]) => [name, textOf(value)]),
    ),
  };
}

/**
 * The origin of a value that an entity states for one environment.
 *
 * @internal
 */
export function variantOrigin(entity: Entity, environment: string): Origin {
  return {
    source: 'annotation',
    entityRef: stringifyEntityRef(entity),
    pointer: place,
    rule: `environment ${environment}`,
  };
}

function hint(name: string, known: readonly string[]): string {
  const meant = didYouMean(name, known);
  return meant ? `; did you mean '${meant}'?` : '.';
}

/**
 * What is wrong with the annotation `environments` of an entity, whichever environment is looked at.
 *
 * @param environments - the names in app-config, `default` first
 * @internal
 */
export function variantFindings(
  entity: Entity,
  environments: readonly string[],
): Finding[] {
  const entityRef = stringifyEntityRef(entity);
  const finding = (code: string, message: string) =>
    sourceFinding('catalog', {
      code,
      message: `Annotation ${annotations.environments} of ${entityRef}: ${message}`,
      params: { annotation: annotations.environments },
      entityRef,
      pointer: place,
    });
  const all = readAll(entity);
  if ('problem' in all) {
    return [
      finding('catalog/invalid-annotation', `${all.problem}. It is ignored.`),
    ];
  }
  const named = environments.filter(name => name !== DEFAULT_ENVIRONMENT);
  const short = [...variable].map(name => name.slice(ANNOTATION_PREFIX.length));
  return Object.entries(all.value).flatMap(([environment, values]) => [
    ...(named.includes(environment)
      ? []
      : [
          finding(
            'catalog/unknown-environment',
            `app-config names no environment '${environment.slice(
              0,
              100,
            )}' under serviceMesh.environments${hint(environment, named)}`,
          ),
        ]),
    ...Object.keys(values as JsonObject)
      .filter(name => !isVariable(`${ANNOTATION_PREFIX}${name}`))
      .map(name =>
        finding(
          'catalog/unknown-annotation',
          `'${name.slice(0, 100)}' cannot be set for an environment${hint(
            name,
            short,
          )}`,
        ),
      ),
  ]);
}
