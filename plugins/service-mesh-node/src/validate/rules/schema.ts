import { Json } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { CrdSet } from '../../crds';
import { isJsonObject, shown } from '../../crds/json';
import { Kind } from '../../kind';
import { ManifestDocument, Rule, RuleHit, undecided } from '../rule';
import { checkDefinitions, DefinitionHits } from './checkDefinitions';
import { checkSchemas, kindFinder } from './checkSchemas';
import { schemaExamples } from './examples';

/**
 * What objects are held against.
 *
 * @public
 */
export interface SchemaSources {
  /** Strict kinds that providers know. */
  kinds: readonly Kind[];
  /** API groups that belong to providers. */
  groups?: readonly string[];
  /** CustomResourceDefinitions; for the kinds that they serve, their verdict is the API server's and the only one. */
  crds?: CrdSet;
}

type Hits = DefinitionHits & { unchecked: RuleHit[] };

/** What is wrong with the spec of a kind that is known by name only. */
function invalidSpec(document: ManifestDocument): RuleHit[] {
  const { kind, metadata, spec } = document.object;
  return spec === undefined || spec === null || isJsonObject(spec as Json)
    ? []
    : [
        {
          document,
          pointer: '/spec',
          message: `/spec of ${kind} '${metadata.name}' is ${shown(
            spec as Json,
          )}: it must be a mapping.`,
        },
      ];
}

function check(
  { kinds, groups = [], crds }: SchemaSources,
  documents: readonly ManifestDocument[],
): Hits {
  const kindOf = kindFinder(kinds);
  const { judged, hits } = checkDefinitions(documents, crds);
  const others = documents.filter(document => !judged.has(document));
  const { unknownFields, invalidValues } = checkSchemas(others, kindOf);
  const owned = new Set(groups);
  const unchecked = others.filter(
    document =>
      !kindOf(document) && owned.has(document.object.apiVersion.split('/')[0]),
  );
  return {
    ...hits,
    unknownFields: [...hits.unknownFields, ...unknownFields],
    invalidValues: [
      ...hits.invalidValues,
      ...invalidValues,
      ...unchecked.flatMap(invalidSpec),
    ],
    unchecked: unchecked.map(document => {
      const { apiVersion, kind } = document.object;
      return {
        document,
        pointer: '/kind',
        message: `${kind} of ${apiVersion} is known by name only, so its fields were not checked.`,
        ...undecided('needs CRDs'),
      };
    }),
  };
}

const serverRejects = {
  severity: 'error',
  layer: 'schema',
  consequence: 'rejected',
  equivalents: ['IST0106'],
} as const satisfies Partial<Rule>;

/**
 * The rules that hold objects against the schema of their kind. Objects of other kinds are passed over.
 *
 * @internal
 */
export function schemaRules(sources: SchemaSources): Rule[] {
  // All rules come from one pass, which the first of them makes.
  const passes = new WeakMap<readonly ManifestDocument[], Hits>();
  const from =
    (part: keyof Hits): Rule['check'] =>
    ({ documents }) => {
      const hits = passes.get(documents) ?? check(sources, documents);
      passes.set(documents, hits);
      return hits[part];
    };
  const rules: Rule[] = [
    {
      ...serverRejects,
      code: 'schema/unknown-field',
      title: 'Fields exist in the kind',
      why: 'An API server with strict field validation rejects unknown fields, and others drop them without a word, so that the setting has no effect.',
      check: from('unknownFields'),
    },
    {
      ...serverRejects,
      code: 'schema/invalid-value',
      title: 'Values are of the type that the kind asks for',
      why: 'The API server rejects an object whose values do not fit the schema of its kind.',
      check: from('invalidValues'),
    },
    {
      ...serverRejects,
      code: 'schema/missing-field',
      title: 'Required fields are there',
      why: 'The API server rejects an object without the fields that the schema of its kind requires, and of any kind one without a name.',
      check: from('missingFields'),
    },
    {
      ...serverRejects,
      code: 'schema/invalid-metadata',
      title:
        'Names, labels and annotations have the form that Kubernetes asks for',
      why: 'The API server checks the metadata of every object before it looks at its kind.',
      check: from('invalidMetadata'),
    },
    {
      ...serverRejects,
      code: 'schema/failed-rule',
      title: 'The validation rules of the definition hold',
      why: 'The API server evaluates the CEL rules of a CustomResourceDefinition (`x-kubernetes-validations`) and rejects an object that fails one.',
      check: from('failedRules'),
    },
    {
      code: 'schema/unchecked-kind',
      title: 'The fields of every kind of a mesh can be checked',
      severity: 'info',
      layer: 'schema',
      consequence: 'risky',
      why: 'Kinds that are not configured here are known by name only; with the CustomResourceDefinitions of the cluster (`--crds`) they are checked as the API server does.',
      equivalents: [],
      check: from('unchecked'),
    },
  ];
  return rules.map(rule => ({ ...rule, example: schemaExamples[rule.code] }));
}
