import {
  ANNOTATION_PREFIX,
  annotations,
  DEFAULT_ENVIRONMENT,
  Json,
  PolicyChange,
  PolicyLeaf,
  POLICY_LEAF_PREFIX,
  SourceEdit,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { Document, isMap, parseDocument, stringify } from 'yaml';
import { readYaml } from '../yaml';

/** The new text of an annotation, and the settings that it makes so. */
interface AnnotationEdit {
  name: string;
  text: string;
  leaf: PolicyLeaf;
}

const isNested = (value: Json) => value !== null && typeof value === 'object';

const textOf = (entity: Entity, name: string): unknown =>
  entity.metadata.annotations?.[name];

/** Text as a YAML map that can be changed with its comments kept; `null` for any other text. */
function readMap(text: unknown): Document | null {
  // The reader of hostile text decides what is looked at at all.
  if (typeof text !== 'string' || 'problem' in readYaml(text)) {
    return null;
  }
  const document = parseDocument(text, { uniqueKeys: false, schema: 'core' });
  return isMap(document.contents) ? document : null;
}

/** Where the tree of the annotation `policy` has a setting already, it is changed there; else the setting has its own annotation. */
function everywhere(
  component: Entity,
  { leaf, value }: PolicyChange,
): AnnotationEdit {
  const own = `${POLICY_LEAF_PREFIX}${leaf}`;
  const tree = readMap(textOf(component, annotations.policy));
  const path = leaf.split('.');
  if (textOf(component, own) === undefined && tree?.hasIn(path)) {
    // A scalar in place of a scalar keeps the comment beside it.
    tree.setIn(path, isNested(value) ? tree.createNode(value) : value);
    return { name: annotations.policy, text: tree.toString(), leaf };
  }
  return { name: own, text: stringify(value).trimEnd(), leaf };
}

/** What the entity says for its environments, to be changed for one of them. */
function environmentsOf(component: Entity, environment: string): Document {
  const name = annotations.environments;
  const text = textOf(component, name);
  const all = text === undefined ? new Document({}) : readMap(text);
  const own = all?.get(environment);
  if (!all || (own !== undefined && !isMap(own))) {
    throw new InputError(
      `The annotation ${name} of ${stringifyEntityRef(
        component,
      )} is no map from environment to annotations; correct it first`,
    );
  }
  return all;
}

/** For one environment, the setting is an annotation inside that of the environments. */
function inEnvironment(
  component: Entity,
  { leaf, value }: PolicyChange,
  environment: string,
): AnnotationEdit {
  const all = environmentsOf(component, environment);
  all.setIn([environment, `policy.${leaf}`], all.createNode(value));
  return { name: annotations.environments, text: all.toString(), leaf };
}

function withFacts(
  component: Entity,
  stated: readonly [string, string][],
  environment: string,
): string {
  const all = environmentsOf(component, environment);
  for (const [name, text] of stated) {
    all.setIn([environment, name.slice(ANNOTATION_PREFIX.length)], text);
  }
  return all.toString();
}

function withAnnotation(entity: Entity, name: string, text: string): Entity {
  const { metadata } = entity;
  return {
    ...entity,
    metadata: {
      ...metadata,
      annotations: { ...metadata.annotations, [name]: text },
    },
  };
}

/**
 * Writes facts into the annotations of a component, those for one environment inside that of the environments.
 *
 * @param stated - texts by full name
 * @throws InputError for an annotation that cannot be changed because it is broken.
 * @internal
 */
export function stateFacts(
  component: Entity,
  stated: Record<string, string>,
  environment: string,
): { component: Entity; edits: SourceEdit[] } {
  const own = Object.entries(stated).filter(
    ([name, text]) =>
      environment !== DEFAULT_ENVIRONMENT || textOf(component, name) !== text,
  );
  if (own.length === 0) {
    return { component, edits: [] };
  }
  const written =
    environment === DEFAULT_ENVIRONMENT
      ? own
      : [[annotations.environments, withFacts(component, own, environment)]];
  return {
    component: written.reduce(
      (entity, [name, text]) => withAnnotation(entity, name, text),
      component,
    ),
    edits: written.map(([name, text]) => ({
      leaves: [],
      entityRef: stringifyEntityRef(component),
      in: 'entity',
      pointer: toPointer(['metadata', 'annotations', name]),
      snippet: stringify({ [name]: text }),
    })),
  };
}

/**
 * Writes settings of a whole service into the annotations of its component.
 *
 * @throws InputError for an annotation that cannot be changed because it is broken.
 * @internal
 */
export function editComponent(
  component: Entity,
  changes: readonly PolicyChange[],
  environment: string,
): { component: Entity; edits: SourceEdit[] } {
  let edited = component;
  const leaves = new Map<string, PolicyLeaf[]>();
  for (const change of changes) {
    const { name, text, leaf } =
      environment === DEFAULT_ENVIRONMENT
        ? everywhere(edited, change)
        : inEnvironment(edited, change, environment);
    edited = withAnnotation(edited, name, text);
    leaves.set(name, [...(leaves.get(name) ?? []), leaf]);
  }
  return {
    component: edited,
    edits: [...leaves].map(([name, made]) => ({
      leaves: made,
      entityRef: stringifyEntityRef(component),
      in: 'entity',
      pointer: toPointer(['metadata', 'annotations', name]),
      snippet: stringify({ [name]: textOf(edited, name) }),
    })),
  };
}
