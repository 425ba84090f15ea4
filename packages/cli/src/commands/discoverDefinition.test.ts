import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { captureOutput } from '../__testUtils__/captureOutput';
import { discoverDefinition } from './discoverDefinition';

let folder: string;
let output: { stdout: string; stderr: string };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'definition-'));
  output = captureOutput();
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

function write(name: string, content: string | Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

async function operationsOf(name: string, content: string, type?: string) {
  const definition = write(name, content);
  const code = await discoverDefinition({ definition, type, format: 'json' });
  expect(code).toBe(0);
  const { operations } = JSON.parse(output.stdout);
  return operations.map(
    ({ method, path }: { method: string; path: string }) => `${method} ${path}`,
  );
}

const openapi = `openapi: 3.1.0
info: { title: Orders, version: '1' }
servers: [{ url: https://example.com/shop }]
paths:
  /orders/{id}: { get: { operationId: getOrder, deprecated: true } }
`;
const proto = `syntax = "proto3";
package shop.v1;
message Order {}
service Orders { rpc Get(Order) returns (Order); rpc Watch(Order) returns (stream Order); }
`;
const graphql = `type Query { order(id: ID!): String }
type Mutation { cancel(id: ID!): String }
`;
const asyncapi = `asyncapi: 3.0.0
info: { title: Orders, version: '1' }
channels: { created: { address: orders.created } }
operations: { publish: { action: send, channel: { $ref: '#/channels/created' } } }
`;

describe('discover --definition', () => {
  it.each([
    ['openapi', 'a.yaml', openapi, ['GET /orders/{id}']],
    [
      'grpc',
      'a.proto',
      proto,
      ['POST /shop.v1.Orders/Get', 'POST /shop.v1.Orders/Watch'],
    ],
    [
      'graphql',
      'a.graphql',
      graphql,
      ['POST query.order', 'POST mutation.cancel'],
    ],
    ['asyncapi', 'a.yaml', asyncapi, ['send orders.created']],
  ])(
    'prints the operations of %s, named or told by the file',
    async (type, name, content, operations) => {
      expect(await operationsOf('definition', content, type)).toEqual(
        operations,
      );
      output.stdout = '';
      expect(await operationsOf(name, content)).toEqual(operations);
    },
  );

  it('tells JSON by its first keys', async () => {
    const text = JSON.stringify({
      openapi: '3.1.0',
      paths: { '/a': { get: {} } },
    });
    expect(await operationsOf('a.json', text)).toEqual(['GET /a']);
  });

  it('prints what is known of an operation', async () => {
    const definition = write('a.yaml', openapi);
    await discoverDefinition({ definition, format: 'json' });
    expect(JSON.parse(output.stdout).operations).toEqual([
      {
        method: 'GET',
        path: '/orders/{id}',
        id: 'getOrder',
        protocol: 'http',
        idempotent: true,
        safe: true,
        streaming: false,
        deprecated: true,
        security: [],
        basePath: '/shop',
      },
    ]);
  });

  it('prints a table as text', async () => {
    await discoverDefinition({ definition: write('a.yaml', openapi) });
    expect(output.stdout).toBe(
      'METHOD  PATH          ID\nGET     /orders/{id}  getOrder\n',
    );
  });

  it.each([
    ['is broken', 'openapi: [', 'openapi'],
    ['is of another type', openapi, 'graphql'],
    ['is empty', '', 'openapi'],
    ['is binary', Buffer.from([0, 159, 146, 150, 0, 255]), 'openapi'],
    ['is too long', `openapi: 3.1.0\n#${'x'.repeat(5_000_000)}`, 'openapi'],
  ])('makes a finding of a definition that %s', async (_, content, type) => {
    const definition = write('definition', content);
    expect(await discoverDefinition({ definition, type, format: 'json' })).toBe(
      0,
    );
    expect(JSON.parse(output.stdout)).toEqual({
      operations: [],
      findings: [
        expect.objectContaining({
          code: expect.stringMatching(/^catalog\/definition-/),
          file: definition,
        }),
      ],
    });
    expect(output.stderr).toContain('catalog/definition-');
  });

  it('lets the type that is named win over the extension', async () => {
    expect(await operationsOf('a.proto', openapi, 'openapi')).toEqual([
      'GET /orders/{id}',
    ]);
  });

  it('refuses what it cannot read or does not know', async () => {
    const definition = write('notes.txt', 'hello');
    await expect(discoverDefinition({ definition })).rejects.toThrow(/--type/);
    await expect(
      discoverDefinition({ definition, type: 'wsdl' }),
    ).rejects.toThrow(/'wsdl'/);
    await expect(
      discoverDefinition({ definition: folder, type: 'openapi' }),
    ).rejects.toThrow(/Cannot read the definition/);
    await expect(
      discoverDefinition({ definition: join(folder, 'gone'), type: 'openapi' }),
    ).rejects.toThrow(/Cannot read the definition/);
  });
});
