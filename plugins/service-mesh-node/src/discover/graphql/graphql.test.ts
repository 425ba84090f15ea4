import { Fact } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { readDefinitionText } from '../definition';

const read = (text: string, basePath: Fact<string> | null = null) =>
  readDefinitionText('graphql', text, { api: 'api:default/shop', basePath });

describe('GraphQL definitions', () => {
  it('give one operation a root field, all on the path of the endpoint', () => {
    const { operations, findings } = read(
      `type Query { orders(first: Int = 10): [Order!]! order(id: ID!): Order @deprecated }
       type Mutation { place(order: OrderInput!): Order }
       type Subscription { placed: Order }
       type Order { id: ID! }
       input OrderInput { note: String }`,
      {
        value: '/shop',
        confidence: 'stated',
        origin: { source: 'annotation' },
      },
    );
    expect(findings).toEqual([]);
    expect(
      operations.map(({ id, key, safe, idempotent, streaming, deprecated }) => [
        id === key && id,
        { safe, idempotent, streaming, deprecated },
      ]),
    ).toEqual([
      [
        'query.orders',
        { safe: true, idempotent: true, streaming: false, deprecated: false },
      ],
      [
        'query.order',
        { safe: true, idempotent: true, streaming: false, deprecated: true },
      ],
      [
        'mutation.place',
        { safe: false, idempotent: false, streaming: false, deprecated: false },
      ],
      [
        'subscription.placed',
        { safe: false, idempotent: false, streaming: true, deprecated: false },
      ],
    ]);
    expect(operations[2]).toMatchObject({
      protocol: 'graphql',
      method: 'POST',
      path: { template: '/shop/graphql' },
      security: [],
      origin: {
        pointer: '/Mutation/place',
        rule: 'GraphQL is assumed to be served at /graphql under the base path',
      },
    });
  });

  it.each([
    [
      'schema { query: Root } type Root { a: Int } type Query { b: Int }',
      ['query.a'],
    ],
    [
      'type Query { a: Int } extend type Query { b: Int }',
      ['query.a', 'query.b'],
    ],
    ['extend type Query { a: Int }', ['query.a']],
    [
      'schema { query: Q } extend schema { mutation: M } type Q { a: Int } type M { b: Int }',
      ['query.a', 'mutation.b'],
    ],
    [
      'type Query { a: Int } extend schema { mutation: M } type M { b: Int }',
      ['query.a', 'mutation.b'],
    ],
    [
      'schema { query: R mutation: R } type R { a: Int }',
      ['query.a', 'mutation.a'],
    ],
    ['extend schema @link(url: "x") type Query { a: Int }', ['query.a']],
  ])('find the root types of %s', (text, ids) => {
    const { operations, findings } = read(text);
    expect(findings).toEqual([]);
    expect(operations.map(({ id }) => id)).toEqual(ids);
  });

  it('take a field that is declared twice once, and tell', () => {
    const { operations, findings } = read(
      'type Query { a: Int @deprecated } extend type Query { a: Int }',
    );
    expect(operations).toMatchObject([{ id: 'query.a', deprecated: true }]);
    expect(findings).toMatchObject([{ code: 'catalog/operation-clash' }]);
  });

  it('without root fields tell that they have no operation', () => {
    expect(read('type Order { id: ID! }').findings).toMatchObject([
      { code: 'catalog/definition-without-operations' },
    ]);
  });

  it.each([
    ['type Query {\n a Int\n}', 'Expected ":", found Name "Int" (line 2)'],
    ['type Query { a(b: String = "', 'Unterminated string (line 1)'],
    [`type Query { a: ${'['.repeat(300)}`, 'nested more than 200 levels'],
  ])('that are wrong are one finding with the place: %j', (text, place) => {
    const { findings } = read(text);
    expect(findings).toMatchObject([{ code: 'catalog/definition-invalid' }]);
    expect(findings[0].message).toContain(place);
  });
});
