import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CharacterStream, onlineParser, State } from 'graphql-language-service';
import { readDefinitionText } from '../definition';

const data = resolve(__dirname, '../../../../../../shared/data/definitions');
const hasData = existsSync(data);
const describeWithData = hasData ? describe : describe.skip;

function ancestor(state: State, kind: string): State | undefined {
  let found: State | null | undefined = state;
  while (found && found.kind !== kind) {
    found = found.prevState;
  }
  return found ?? undefined;
}

/** The parser of editors knows no descriptions. */
const withoutDescriptions = (text: string) =>
  text
    .replace(/"""[\s\S]*?"""/g, '')
    .replace(/^\s*"(?:[^"\\]|\\.)*"\s*$/gm, '');

/** The operations as the parser that editors colour GraphQL with sees them, one token after the other. */
function keysOfEditor(text: string): string[] {
  const fields = new Map<string, string[]>();
  const roots: [string, string][] = [];
  const parser = onlineParser();
  const state = parser.startState();
  for (const line of withoutDescriptions(text).split('\n')) {
    const stream = new CharacterStream(line);
    while (!stream.eol()) {
      const style = parser.token(stream, state);
      // The type of kinds leaves some out.
      const kind = state.kind as string;
      const type = ancestor(state, 'ObjectTypeDef')?.name;
      if (style === 'property' && kind === 'FieldDef' && type) {
        fields.set(type, [...(fields.get(type) ?? []), state.name!]);
      }
      if (kind === 'OperationTypeDef' && style === 'keyword') {
        roots.push([stream.current(), '']);
      }
      if (kind === 'OperationTypeDef' && style === 'atom') {
        roots.push([roots.pop()![0], stream.current()]);
      }
    }
  }
  const named = roots.length
    ? roots
    : [
        ['query', 'Query'],
        ['mutation', 'Mutation'],
        ['subscription', 'Subscription'],
      ];
  return named
    .flatMap(([operation, type]) =>
      (fields.get(type) ?? []).map(field => `POST ${operation}.${field}`),
    )
    .sort();
}

const keysOfOurs = (text: string) =>
  readDefinitionText('graphql', text, { api: 'api:default/x', basePath: null })
    .operations.map(({ method, key }) => `${method} ${key}`)
    .sort();

describe('GraphQL operations', () => {
  it.each([
    `type Query @a(b: 1) { a(b: Int = 1, c: In = { d: 1 }): [Int!]! }
     extend type Query { c: Int @deprecated(reason: "old") }
     input In { d: Int } interface Node { id: ID! }
     type Mutation { d: Int } type Subscription { e: Int }`,
    `schema { query: Q mutation: M }
     """What can be asked: type Q { wrong: Int }"""
     type Q implements Node & Other { a: Int }
     type M { b: Int }
     type Query { no: Int } type Mutation { no: Int } extend type M { c: Int }`,
    'type Order { id: ID! }',
  ])('are those that a second parser finds in %s', text => {
    expect(keysOfOurs(text)).toEqual(keysOfEditor(text));
  });
});

describeWithData('GraphQL operations of projects', () => {
  const files = hasData
    ? readdirSync(data, { recursive: true, encoding: 'utf8' })
    : ['none.graphql'];

  it.each(files.filter(file => /\.(graphql|gql)$/.test(file)))(
    'are those that a second parser finds in %s',
    file => {
      const text = readFileSync(join(data, file), 'utf8');
      expect(keysOfOurs(text)).not.toEqual([]);
      expect(keysOfOurs(text)).toEqual(keysOfEditor(text));
    },
  );
});
