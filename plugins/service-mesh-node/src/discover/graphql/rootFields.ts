import type {
  DefinitionNode,
  DocumentNode,
  FieldDefinitionNode,
  SchemaDefinitionNode,
  SchemaExtensionNode,
} from 'graphql/language';

type RootOperation = 'query' | 'mutation' | 'subscription';

/**
 * A field of a root operation type.
 *
 * @internal
 */
export interface RootField {
  operation: RootOperation;
  /** Name of the root operation type, often `Query`. */
  type: string;
  field: FieldDefinitionNode;
}

/** Names that a schema without a `schema` definition gives its root operation types (GraphQL October 2021, 3.3.1). */
const defaultRoots: [RootOperation, string][] = [
  ['query', 'Query'],
  ['mutation', 'Mutation'],
  ['subscription', 'Subscription'],
];

const isSchema = (
  node: DefinitionNode,
): node is SchemaDefinitionNode | SchemaExtensionNode =>
  node.kind === 'SchemaDefinition' || node.kind === 'SchemaExtension';

function rootTypes({ definitions }: DocumentNode): [RootOperation, string][] {
  const stated = definitions
    .filter(isSchema)
    .flatMap(node => node.operationTypes ?? [])
    .map(({ operation, type }): [RootOperation, string] => [
      operation,
      type.name.value,
    ]);
  const isComplete = definitions.some(node => node.kind === 'SchemaDefinition');
  return [...new Map([...(isComplete ? [] : defaultRoots), ...stated])];
}

function fieldsByType({ definitions }: DocumentNode) {
  const fields = new Map<string, FieldDefinitionNode[]>();
  for (const node of definitions) {
    if (
      node.kind === 'ObjectTypeDefinition' ||
      node.kind === 'ObjectTypeExtension'
    ) {
      const known = fields.get(node.name.value) ?? [];
      known.push(...(node.fields ?? []));
      fields.set(node.name.value, known);
    }
  }
  return fields;
}

/**
 * The fields of the root operation types of a schema, extensions included, in the order of the schema.
 *
 * @internal
 */
export function rootFields(schema: DocumentNode): RootField[] {
  const fields = fieldsByType(schema);
  return rootTypes(schema).flatMap(([operation, type]) =>
    (fields.get(type) ?? []).map(field => ({ operation, type, field })),
  );
}
