import { pick, Random } from './random';

const methods = ['get', 'post', 'put', 'delete', 'patch', 'head', 'options'];

/** Paths of all shapes, so that those of one definition overlap; `n` tells them apart. */
const shapes = [
  (n: number) => `/items-${n}`,
  (n: number) => `/items-${n}/`,
  (n: number) => `/items-${n >> 1}/{id}`, // eslint-disable-line no-bitwise
  (n: number) => `/items-${n >> 1}/latest`, // eslint-disable-line no-bitwise
  (n: number) => `/items-${n}/{id}/lines/{line}`,
  (n: number) => `/items-${n}/{id}.json`,
  (n: number) => `/{tenant}/items-${n}`,
  (n: number) => `/{tenant}/{kind}/things-${n}`,
  (n: number) => `/files-${n}/{path+}`,
  (n: number) => `/files-${n}/a+b(c)~d;e,f`,
  (n: number) => `/größen-${n}`,
  (n: number) => `/items:search-${n}`,
  (n: number) => `/long-${n}${'/{segment}'.repeat(150)}`,
];

/** Seldom: longer than any match may be. */
const LONG = shapes.length - 1;

function operationPolicy(random: Random): object | undefined {
  return pick<object | undefined>(
    random,
    undefined,
    undefined,
    undefined,
    { resilience: { timeout: pick(random, '500ms', '5s', '2m', 'none') } },
    {
      resilience: {
        timeout: '10s',
        retries: {
          attempts: pick(random, 0, 1, 3),
          perTryTimeout: pick(random, '1s', '20s'),
          on: ['connect-failure', pick(random, '5xx', '429', 'unavailable')],
        },
      },
    },
    { resilience: { rateLimit: { requestsPerSecond: 10 } } },
    { security: { callers: { granularity: 'operation' } } },
    { security: { callers: { mode: pick(random, 'any', 'none') } } },
    { security: { endUser: { require: pick(random, 'everywhere', 'never') } } },
  );
}

function openApi(count: number, random: Random): string {
  const paths: Record<string, Record<string, object>> = {};
  for (let i = 0; i < count; i++) {
    const shape =
      random() < 0.01 ? shapes[LONG] : pick(random, ...shapes.slice(0, LONG));
    const path = shape(Math.floor(i / 3));
    const policy = operationPolicy(random);
    paths[path] = {
      ...paths[path],
      [pick(random, ...methods)]: {
        operationId: `operation${i}`,
        ...(random() < 0.2 ? { security: [{ userToken: [] }] } : {}),
        ...(policy ? { 'x-mesh': policy } : {}),
        responses: {
          200: {
            description: 'Done',
            ...(random() < 0.05
              ? { content: { 'text/event-stream': { schema: {} } } }
              : {}),
          },
        },
      },
    };
  }
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Items', version: '1' },
    servers: [{ url: 'https://items.example.com/v1' }],
    paths,
    components: {
      securitySchemes: { userToken: { type: 'http', scheme: 'bearer' } },
    },
  });
}

function proto(count: number, random: Random): string {
  const rpcs = Array.from(
    { length: count },
    (_, i) =>
      `  rpc Do${i}(${random() < 0.1 ? 'stream ' : ''}Thing) returns (Thing)${
        random() < 0.3 ? ' { option idempotency_level = IDEMPOTENT; }' : ';'
      }`,
  );
  return `syntax = "proto3";
package shop.things;
message Thing { string id = 1; }
service Things {
${rpcs.join('\n')}
}
`;
}

function graphql(count: number): string {
  const fields = Array.from({ length: count }, (_, i) => `  thing${i}: String`);
  return `type Query {\n${fields.join(
    '\n',
  )}\n}\ntype Mutation {\n  change: String\n}\n`;
}

/**
 * A definition with some number of operations: mostly OpenAPI with paths and settings of all shapes, else gRPC or GraphQL.
 *
 * @internal
 */
export function variedDefinition(
  count: number,
  random: Random,
): { type: string; definition: string } {
  const kind = random();
  if (kind < 0.08) {
    return { type: 'grpc', definition: proto(count, random) };
  }
  return kind < 0.12
    ? { type: 'graphql', definition: graphql(count) }
    : { type: 'openapi', definition: openApi(count, random) };
}
