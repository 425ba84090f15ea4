import {
  Json,
  JsonObject,
  Operation,
  PolicyChange,
  PolicyLeaf,
  policyLeaves,
  Service,
  SourceEdit,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { InputError } from '@backstage/errors';
import { stringify } from 'yaml';
import { PolicyDeclaration } from '../discover/declaration';
import { readLinkerdExtensions } from '../discover/openapi/linkerd';

const X_MESH = 'x-mesh';
const X_LINKERD_TIMEOUT = 'x-linkerd-timeout';

const isMap = (value: Json | undefined): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** A tree of settings without one of them, however its name is cut into keys. */
function without(tree: JsonObject, leaf: string): JsonObject {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]) => {
      if (key === leaf) {
        return [];
      }
      return leaf.startsWith(`${key}.`) && isMap(value)
        ? [[key, without(value, leaf.slice(key.length + 1))]]
        : [[key, value]];
    }),
  );
}

function withValue(tree: JsonObject, path: string[], value: Json): JsonObject {
  const [key, ...rest] = path;
  const below = Object.hasOwn(tree, key) ? tree[key] : undefined;
  return {
    ...tree,
    [key]: rest.length
      ? withValue(isMap(below) ? below : {}, rest, value)
      : value,
  };
}

/**
 * Whether the definition of an operation can say something of that operation alone.
 *
 * @internal
 */
export function hasPlaceForPolicy(
  { apis }: Pick<Service, 'apis'>,
  operation: Operation,
): boolean {
  const type = apis.find(api => api.entityRef === operation.api)?.type;
  return type === 'openapi' || type === 'swagger';
}

function operationOf(service: Service, id: string): Operation {
  const operation = service.operations.find(candidate => candidate.id === id);
  if (!operation) {
    throw new InputError(
      `${service.entityRef} has no operation '${id}' whose policy could be changed`,
    );
  }
  if (!hasPlaceForPolicy(service, operation)) {
    throw new InputError(
      `The definition of ${operation.api} has no place for policy of its operations; set it for the service`,
    );
  }
  return operation;
}

function checkScope(leaf: PolicyLeaf) {
  if (!policyLeaves[leaf].perOperation) {
    throw new InputError(
      `${leaf} holds for a whole service and cannot be set for an operation`,
    );
  }
}

/** The member of the operation to write, as it is after some changes. */
function editOperation(
  operation: Operation,
  changes: readonly PolicyChange[],
): SourceEdit[] {
  const { extensions, origin } = operation;
  const edit = (
    member: string,
    value: Json,
    made: readonly PolicyChange[],
  ): SourceEdit[] =>
    made.length === 0
      ? []
      : [
          {
            leaves: made.map(({ leaf }) => leaf),
            entityRef: operation.api,
            in: 'definition',
            pointer: `${origin.pointer}${toPointer([member])}`,
            snippet: stringify({ [member]: value }),
          },
        ];
  // Where an operation has Linkerd's own timeout, that is the stronger one.
  const isLinkerds = ({ leaf }: PolicyChange) =>
    leaf === 'resilience.timeout' &&
    readLinkerdExtensions(extensions).timeout !== null;
  const timeout = changes.filter(isLinkerds);
  const others = changes.filter(change => !isLinkerds(change));
  const present = extensions[X_MESH];
  const tree = others.reduce<JsonObject>(
    (settings, { leaf, value }) =>
      withValue(without(settings, leaf), leaf.split('.'), value),
    isMap(present) ? present : {},
  );
  return [
    ...edit(X_LINKERD_TIMEOUT, timeout[0]?.value ?? null, timeout),
    ...edit(X_MESH, tree, others),
  ];
}

/**
 * Writes settings of single operations into the API definition that has them.
 *
 * @returns what would be read there, and what to write
 * @throws InputError for an operation that the service does not have, or a setting that operations do not have.
 * @internal
 */
export function editOperations(
  service: Service,
  changes: readonly PolicyChange[],
): { declarations: PolicyDeclaration[]; edits: SourceEdit[] } {
  const byOperation = new Map<string, PolicyChange[]>();
  for (const change of changes) {
    const { leaf, operation } = change;
    if (operation !== undefined) {
      checkScope(leaf);
      byOperation.set(operation, [
        ...(byOperation.get(operation) ?? []),
        change,
      ]);
    }
  }
  const edited = [...byOperation].map(([id, own]) => {
    const operation = operationOf(service, id);
    return {
      edits: editOperation(operation, own),
      declarations: own.map(
        ({ leaf, value }): PolicyDeclaration => ({
          level: 'operation',
          environment: null,
          api: operation.api,
          operations: [id],
          leaf,
          value,
          origin: {
            source: 'definition',
            entityRef: operation.api,
            pointer: `${operation.origin.pointer}${toPointer([
              X_MESH,
              ...leaf.split('.'),
            ])}`,
          },
        }),
      ),
    };
  });
  return {
    declarations: edited.flatMap(({ declarations }) => declarations),
    edits: edited.flatMap(({ edits }) => edits),
  };
}
