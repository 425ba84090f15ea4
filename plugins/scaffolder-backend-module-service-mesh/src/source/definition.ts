import { InputError } from '@backstage/errors';
import {
  EntityName,
  fromPointer,
  JsonPointer,
  memberOf,
  readEntity,
  setMember,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { isMap, isScalar, LineCounter, parseDocument, Scalar } from 'yaml';

/** What stands for a text in another file, and is replaced by it when the catalog reads the entity. */
const placeholders = ['$text', '$openapi'];

/**
 * The address of the file that holds the definition of an API, as the entity has it; `null` for one within the entity.
 *
 * @param text - of the file of the entity
 * @throws InputError for a text that does not hold the entity.
 * @internal
 */
export function definitionFile(
  text: string,
  entity: EntityName,
): string | null {
  const definition = readEntity(text, entity).document.getIn(
    ['spec', 'definition'],
    true,
  );
  const address = placeholders
    .map(name => memberOf(definition, name)?.value)
    .find(isScalar);
  return address ? String(address.value) : null;
}

/**
 * Sets a member of an object in the text of an API definition, in YAML or JSON. Everything else stays as it is, to the byte.
 *
 * @param pointer - the member to set
 * @param snippet - the member as YAML, such as `x-mesh: {}`
 * @throws InputError for a text that has no such object where the pointer leads.
 * @internal
 */
export function setInDefinition(
  text: string,
  pointer: JsonPointer,
  snippet: string,
): string {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const path = fromPointer(pointer);
  const holder = path
    .slice(0, -1)
    .reduce<unknown>(
      (map, key) => memberOf(map, key)?.value,
      document.contents,
    );
  if (document.errors.length > 0 || !isMap(holder)) {
    throw new InputError(
      `The API definition has no ${pointer} of its own in this file. Add there by hand:\n${snippet}`,
    );
  }
  return setMember(text, holder, path[path.length - 1], snippet, lines);
}

const depthOf = (line: string) => line.search(/[^ ]/);

/** The lines of a text that differ in another one stand between as many at its start and at its end that do not. */
function changedLines(before: readonly string[], after: readonly string[]) {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) {
    start++;
  }
  let end = 0;
  while (
    end < shortest - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end++;
  }
  return { start, before: before.length - end, after: after.length - end };
}

/**
 * Does {@link setInDefinition} to a definition that stands in its entity as lines (`definition: |`).
 *
 * @throws InputError where it does not, and as `setInDefinition` does.
 * @internal
 */
export function setInInlineDefinition(
  text: string,
  entity: EntityName,
  pointer: JsonPointer,
  snippet: string,
): string {
  const { document } = readEntity(text, entity);
  const definition = document.getIn(['spec', 'definition'], true);
  if (!isScalar(definition) || definition.type !== Scalar.BLOCK_LITERAL) {
    throw new InputError(
      `The definition of ${entity.kind} '${entity.namespace}/${entity.name}' is not written as lines behind 'definition: |', so it is not edited here. Add there by hand:\n${snippet}`,
    );
  }
  const old = String(definition.value);
  const before = old.split('\n');
  const after = setInDefinition(old, pointer, snippet).split('\n');
  const changed = changedLines(before, after);

  const [start] = definition.range!;
  const body = text.indexOf('\n', start) + 1;
  const lines = text.slice(body).split('\n');
  const example = before.findIndex(line => line.trim() !== '');
  const indent = ' '.repeat(depthOf(lines[example]) - depthOf(before[example]));
  lines.splice(
    changed.start,
    changed.before - changed.start,
    ...after
      .slice(changed.start, changed.after)
      .map(line => (line === '' ? line : `${indent}${line}`)),
  );
  return text.slice(0, body) + lines.join('\n');
}
