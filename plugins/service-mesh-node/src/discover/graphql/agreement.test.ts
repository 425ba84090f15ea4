import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSchema } from 'graphql';
import { readDefinitionText } from '../definition';

const data = resolve(__dirname, '../../../../../../shared/data/definitions');
const describeWithData = existsSync(data) ? describe : describe.skip;

/** What a server built from the schema would answer. */
function keysOfServer(text: string) {
  const schema = buildSchema(text);
  return Object.entries({
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  }).flatMap(([operation, type]) =>
    Object.values(type?.getFields() ?? {}).map(
      field =>
        `POST ${operation}.${field.name} ${
          field.deprecationReason !== undefined
        }`,
    ),
  );
}

const keysOfOurs = (text: string) =>
  readDefinitionText('graphql', text, {
    api: 'api:default/x',
    basePath: null,
  }).operations.map(
    ({ method, key, deprecated }) => `${method} ${key} ${deprecated}`,
  );

describe('GraphQL operations', () => {
  it.each([
    `type Query { a(b: Int = 1): [Int!]! } extend type Query { c: Int @deprecated(reason: "old") }
     type Mutation { d: Int } type Subscription { e: Int }`,
    `schema { query: Q mutation: M } type Q { a: Int } type M { b: Int }
     type Query { no: Int } type Mutation { no: Int } extend type M { c: Int }`,
    `type Query { a: Int } extend schema { subscription: S } type S { b: Int }`,
    'type Order { id: ID! }',
  ])('are the root fields of a server with %s', text => {
    expect(keysOfOurs(text)).toEqual(keysOfServer(text));
  });
});

describeWithData('GraphQL operations of projects', () => {
  const files = readdirSync(data, { recursive: true, encoding: 'utf8' });

  it.each(files.filter(file => /\.(graphql|gql)$/.test(file)))(
    'are the root fields of a server with %s',
    file => {
      const text = readFileSync(join(data, file), 'utf8');
      expect(keysOfOurs(text)).not.toEqual([]);
      expect(keysOfOurs(text)).toEqual(keysOfServer(text));
    },
  );
});
