import { Choices } from './choices';
import { testSettings, testSettingTree } from './policies';

/**
 * An API of a catalog made at random.
 *
 * @public
 */
export interface RandomApi {
  name: string;
  type: string;
  definition: string;
  /** What it offers, with the settings that were made for the operation or its path. */
  operations: RandomOperation[];
}

/**
 * An operation as its definition names it.
 *
 * @public
 */
export interface RandomOperation {
  /** As `consumes` names it. */
  id: string;
  method: string;
  key: string;
  /** Leaves that were set for it or its path and no others. */
  set: string[];
}

const templates = [
  '/orders',
  '/orders/{id}',
  '/orders/{id}/items',
  '/items/export',
  '/items/{name}.json',
  '/items/{a}-{b}',
  '/{kind}/{id}',
  '/files/{path+}',
  '/files/{path+}/raw',
  '/Orders',
  '/orders/',
  '/orders/{id}/',
  '/caf%C3%A9/{x}',
  '/a%2Fb',
  '/v1.2/search',
  '/{rest*}',
  '/',
];

const security = [
  undefined,
  [{ userToken: [] }],
  [{ otherToken: [] }, { userToken: [] }],
  [{ userToken: [] }, {}],
  [],
];

const responses = [
  { '200': { description: 'Done' } },
  {
    '200': {
      description: 'Events',
      content: { 'text/event-stream': {} },
    },
  },
];

function openApi(choices: Choices, name: string): RandomApi {
  const keys = templates.filter(() => choices.oneIn(4));
  const operations: RandomOperation[] = [];
  const paths = (keys.length ? keys : ['/orders/{id}']).map(key => {
    const methods = choices.some(['post', 'put', 'delete', 'patch', 'head']);
    const shared = choices.oneIn(6) ? testSettings(choices, 'operation') : {};
    const members = ['get', ...methods].map(method => {
      const own = choices.oneIn(3) ? testSettings(choices, 'operation') : {};
      const id = `${name}.${operations.length}`;
      const isNamed = !choices.oneIn(5);
      operations.push({
        id: isNamed ? id : `${method.toUpperCase()} ${key}`,
        method: method.toUpperCase(),
        key,
        set: [...Object.keys(shared), ...Object.keys(own)],
      });
      return [
        method,
        {
          ...(isNamed ? { operationId: id } : {}),
          security: choices.pick(security),
          responses: responses[choices.oneIn(6) ? 1 : 0],
          'x-mesh': testSettingTree(own),
        },
      ];
    });
    return [
      key,
      { ...Object.fromEntries(members), 'x-mesh': testSettingTree(shared) },
    ];
  });
  const document = {
    openapi: '3.1.0',
    info: { title: name, version: '1' },
    servers: choices.oneIn(3) ? [{ url: 'https://example.com/api' }] : [],
    components: {
      securitySchemes: {
        userToken: { type: 'http', scheme: 'bearer' },
        otherToken: { type: 'http', scheme: 'bearer' },
      },
    },
    'x-mesh': testSettingTree(
      choices.oneIn(5) ? testSettings(choices, 'operation') : {},
    ),
    paths: Object.fromEntries(paths),
  };
  return {
    name,
    type: 'openapi',
    definition: JSON.stringify(document),
    operations,
  };
}

function grpc(choices: Choices, name: string): RandomApi {
  const methods = ['Place', 'Find', 'Watch'];
  const kept = ['Get', ...choices.some(methods)];
  const level = choices.pick(['', 'option idempotency_level = IDEMPOTENT;']);
  const lines = kept.map(
    method =>
      `rpc ${method} (M) returns (${
        method === 'Watch' ? 'stream ' : ''
      }M) { ${level} }`,
  );
  return {
    name,
    type: 'grpc',
    definition: `syntax = "proto3"; package ${name.replace(
      /-/g,
      '.',
    )}; message M {} service S { ${lines.join(' ')} }`,
    operations: kept.map(method => {
      const id = `${name.replace(/-/g, '.')}.S/${method}`;
      return { id, method: 'POST', key: `/${id}`, set: [] };
    }),
  };
}

function graphql(choices: Choices, name: string): RandomApi {
  const types = ['Mutation', ...choices.some(['Subscription'])];
  const lines = types.map(type => `type ${type} { change: String }`);
  return {
    name,
    type: 'graphql',
    definition: `type Query { orders: String } ${lines.join(' ')}`,
    operations: [
      'query.orders',
      ...types.map(t => `${t.toLowerCase()}.change`),
    ].map(id => ({ id, method: 'POST', key: id, set: [] })),
  };
}

function asyncApi(_: Choices, name: string): RandomApi {
  const document = {
    asyncapi: '2.6.0',
    info: { title: name, version: '1' },
    channels: { 'orders.created': { subscribe: { message: {} } } },
  };
  return {
    name,
    type: 'asyncapi',
    definition: JSON.stringify(document),
    operations: [],
  };
}

/**
 * An API with a definition of some type, mostly OpenAPI.
 *
 * @public
 */
export function testRandomApi(choices: Choices, name: string): RandomApi {
  const make = choices.pick([
    openApi,
    openApi,
    openApi,
    openApi,
    grpc,
    graphql,
    asyncApi,
  ]);
  return make(choices, name);
}
