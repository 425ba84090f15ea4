import {
  annotations,
  Finding,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { sourceFinding } from '../finding';
import { didYouMean } from '../didYouMean';
import { calledApis } from './callers';
import { DiscoveryContext } from './context';
import { annotationOrigin } from './entityReader';

/** Names of one annotation that are reported, so that a long faulty one stays readable. */
const MAX_NAMED = 5;

function proposed(name: string, known: readonly string[]): string {
  const meant = didYouMean(name, known);
  return meant === null ? `'${name}'` : `'${name}' (did you mean '${meant}'?)`;
}

const list = (names: readonly string[], known: readonly string[]) =>
  names
    .slice(0, MAX_NAMED)
    .map(name => proposed(name, known))
    .concat(
      names.length > MAX_NAMED ? `${names.length - MAX_NAMED} others` : [],
    )
    .join(', ');

/** APIs under `consumes` that the component does not consume, by its relations or as its spec spells them. */
function unknownApis(component: Entity, context: DiscoveryContext) {
  const { index } = context;
  const self = stringifyEntityRef(component);
  const consumed = calledApis(component, index).map(([ref]) => ref);
  const known = new Set(consumed);
  const unknown = [...context.consumes(component).operations.keys()].filter(
    api => !known.has(api) && !index.place(self, 'consumesApis', api, 'API'),
  );
  return unknown.length
    ? `it names ${list(
        unknown,
        consumed,
      )}, which ${self} does not consume; add it to spec.consumesApis or correct the name`
    : null;
}

function unknownOperations(component: Entity, context: DiscoveryContext) {
  const { index } = context;
  const consumed = new Set(calledApis(component, index).map(([ref]) => ref));
  const faults = [...context.consumes(component).operations].flatMap(
    ([ref, ids]) => {
      const api = consumed.has(ref) ? index.get(ref) : undefined;
      const known = api ? context.operationIds(api) : new Set<string>();
      const unknown = ids.filter(id => !known.has(id));
      return known.size && unknown.length
        ? [`${ref} has no operation ${list(unknown, [...known])}`]
        : [];
    },
  );
  return faults.length
    ? `${faults
        .slice(0, MAX_NAMED)
        .join(
          '; ',
        )}; until this is corrected all operations of the API count as called`
    : null;
}

/**
 * What is wrong with the annotation `consumes`: its form, or what it names.
 *
 * @internal
 */
export function consumesFindings(
  component: Entity,
  context: DiscoveryContext,
): Finding[] {
  const { problem } = context.consumes(component);
  const origin = annotationOrigin(component, annotations.consumes);
  const about = {
    params: { annotation: annotations.consumes },
    entityRef: stringifyEntityRef(component),
    pointer: origin.pointer,
    origin,
  };
  const unknown = [
    unknownApis(component, context),
    unknownOperations(component, context),
  ].filter(Boolean);
  return [
    ...(problem === null
      ? []
      : [
          sourceFinding('catalog', {
            code: 'catalog/invalid-annotation',
            message: `Annotation ${annotations.consumes}: ${problem}. What cannot be read is ignored, and the API counts as consumed whole.`,
            ...about,
          }),
        ]),
    ...(unknown.length
      ? [
          sourceFinding('catalog', {
            code: 'catalog/consumes-unknown',
            message: `Annotation ${annotations.consumes}: ${unknown.join(
              '; ',
            )}.`,
            ...about,
          }),
        ]
      : []),
  ];
}
