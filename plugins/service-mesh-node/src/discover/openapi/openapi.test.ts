import { Json } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import fc from 'fast-check';
import { readOpenApi } from '.';

const read = (document: Json, stated: string | null = null) =>
  readOpenApi(
    document,
    'api:default/a',
    stated === null
      ? null
      : {
          value: stated,
          confidence: 'stated',
          origin: { source: 'annotation' },
        },
  );

const operations = (document: Json, stated?: string) =>
  read(document, stated).operations.map(
    ({ method, path }) => `${method} ${path.template}`,
  );
const codes = (document: Json) =>
  read(document).findings.map(({ code }) => code);
const first = (
  operation: Json,
  more: Record<string, Json> = { openapi: '3.1.0' },
) => read({ paths: { '/a': { post: operation } }, ...more }).operations[0];
const get = { get: {} };

describe('methods of a definition', () => {
  const item = {
    ...{ get: {}, trace: {}, query: {} },
    additionalOperations: { COPY: {}, 'NOT A METHOD': {} },
  };
  it.each([
    [{ swagger: '2.0' }, ['GET']],
    [{ openapi: '3.0.3' }, ['GET', 'TRACE']],
    [{ openapi: '3.1.1' }, ['GET', 'TRACE']],
    [{ openapi: '3.2.0' }, ['GET', 'TRACE', 'QUERY', 'COPY']],
  ])('are those of its version %j', (version, methods) => {
    const found = read({ ...version, paths: { '/a': item } }).operations;
    expect(found.map(o => o.method)).toEqual(methods);
  });

  it('are safe and idempotent by the method', () => {
    const methods = ['get', 'put', 'post', 'delete', 'patch', 'query'];
    const found = read({
      openapi: '3.2.0',
      paths: { '/a': Object.fromEntries(methods.map(m => [m, {}])) },
    }).operations;
    expect(found.filter(o => o.safe).map(o => o.method)).toEqual([
      'GET',
      'QUERY',
    ]);
    expect(found.filter(o => !o.idempotent).map(o => o.method)).toEqual([
      'POST',
      'PATCH',
    ]);
  });

  it('are not read from webhooks and callbacks', () => {
    const post = { callbacks: { done: { '{$url}': { post: {} } } } };
    expect(
      operations({
        openapi: '3.1.0',
        webhooks: { created: { post: {} } },
        paths: { '/a': { post } },
      }),
    ).toEqual(['POST /a']);
  });
});

describe('servers of a definition', () => {
  const url = (...urls: string[]) => urls.map(u => ({ url: u }));

  it('give each operation the base path of its most specific level, and their hosts without ports', () => {
    const document = {
      openapi: '3.0.0',
      servers: url('https://shop.example.com:8443/v1/', '/other'),
      paths: {
        '/a': get,
        '/b': { servers: url('//b.example.com/v2'), ...get },
        '/c': {
          servers: url('/v2'),
          get: { servers: url('https://c.example.com:81/v3') },
          put: { servers: [] },
        },
      },
    };
    expect(operations(document)).toEqual([
      'GET /v1/a',
      'GET /v2/b',
      'GET /v3/c',
      'PUT /v2/c',
    ]);
    expect(read(document).basePath).toBe('/v1');
    expect(read(document).serverHosts).toEqual([
      'shop.example.com',
      'b.example.com',
      'c.example.com',
    ]);
    expect(operations(document, '/stated')).toEqual([
      'GET /stated/a',
      'GET /stated/b',
      'GET /stated/c',
      'PUT /stated/c',
    ]);
  });

  it('put the defaults of variables in, and keep a variable without one as a parameter', () => {
    const servers = [
      {
        url: 'https://{tenant}.example.com:{port}/{base}/{version}',
        variables: { base: { default: 'shop/api' }, port: { default: 1 } },
      },
    ];
    const document = { openapi: '3.0.0', servers, paths: { '/a': get } };
    expect(operations(document)).toEqual(['GET /shop/api/{version}/a']);
    expect(read(document).serverHosts).toEqual([]);
  });

  it.each([
    ['/', ''],
    ['v1', '/v1'],
    ['./v1/../v2/', '/v2'],
    ['https://x.example.com', ''],
    ['https://x.example.com/a?b=/c#d', '/a'],
    [7, ''],
  ])('%j has the path %j', (server, basePath) => {
    const servers = [{ url: server }];
    expect(read({ openapi: '3.0.0', servers }).basePath).toBe(basePath);
  });

  it('are host and basePath in Swagger 2.0', () => {
    const document = {
      swagger: '2.0',
      host: 'shop.example.com:8080',
      basePath: '/v1/',
      paths: { '/a': get },
    };
    expect(operations(document)).toEqual(['GET /v1/a']);
    expect(read(document).serverHosts).toEqual(['shop.example.com']);
  });
});

describe('references of path items', () => {
  it('are followed inside the document, also in chains', () => {
    const document = {
      openapi: '3.1.0',
      paths: {
        '/a': { $ref: '#/components/pathItems/One', put: {} },
        '/b': { $ref: '#/paths/~1a' },
        '/c': { $ref: '#/x-items/0' },
      },
      components: {
        pathItems: {
          One: { $ref: '#/components/pathItems/Two%7D' },
          'Two}': get,
        },
      },
      'x-items': [{ post: {} }],
    };
    expect(operations(document)).toEqual([
      'GET /a',
      'PUT /a',
      'GET /b',
      'PUT /b',
      'POST /c',
    ]);
    expect(read(document).operations[0].origin.pointer).toBe(
      '/components/pathItems/Two}/get',
    );
  });

  it.each([
    './paths/a.yaml',
    'https://example.com/a.yaml',
    'file:///etc/passwd',
    '#/paths/~1a',
    '#/gone',
    '#/constructor',
    '#/__proto__',
    '#/%',
  ])('to %s become a finding', ref => {
    const document = {
      openapi: '3.1.0',
      paths: { '/a': { $ref: ref }, '/b': get },
    };
    expect(operations(document)).toEqual(['GET /b']);
    expect(codes(document)).toEqual(['catalog/reference-not-followed']);
  });

  it('may stand for all of the paths', () => {
    const paths = { $ref: './paths.yaml' };
    expect(codes({ openapi: '3.1.0', paths })).toEqual([
      'catalog/reference-not-followed',
    ]);
  });
});

describe('keys of paths', () => {
  it.each([
    ['/{a}-{b}', '/{a}-{b}', []],
    ['/{id}.json', '/{id}.json', []],
    ['/files/{path+}', '/files/{path+}', []],
    ['/files/{path*}', '/files/{path*}', []],
    ['/Orders/', '/Orders/', []],
    ['/a%2Fb', '/a%2Fb', []],
    ['/café', '/caf%C3%A9', []],
    ['/a?x=1', '/a', ['catalog/path-malformed']],
    ['/a#b', '/a', ['catalog/path-malformed']],
    ['a', '/a', ['catalog/path-malformed']],
    ['/{}', '/{}', ['catalog/path-malformed']],
    ['/{a', '/{a', ['catalog/path-malformed']],
    ['/{{a}}', '/{{a}}', ['catalog/path-malformed']],
    ['/__proto__', '/__proto__', []],
  ])('%s means %s', (key, path, findings) => {
    const document = { openapi: '3.1.0', paths: { [key]: get } };
    expect(operations(document)).toEqual([`GET ${path}`]);
    expect(read(document).operations[0].key).toBe(key);
    expect(codes(document)).toEqual(findings);
  });

  it('that begin with x- are extensions', () => {
    expect(read({ openapi: '3.1.0', paths: { 'x-a': get } })).toMatchObject({
      operations: [],
      findings: [],
    });
  });

  it('make one finding where they mean the same path', () => {
    const paths = { '/a/{x}': get, '/a/{y}': get, '/a/{x}/': get };
    expect(codes({ openapi: '3.1.0', paths })).toEqual([
      'catalog/operation-clash',
    ]);
  });
});

describe('an operation', () => {
  const security = [{ token: [] }];
  it.each<[string, Json, string[][]]>([
    ['inherits what the document asks for', {}, [['token']]],
    ['asks for its own', { security: [{ key: [], id: [] }] }, [['key', 'id']]],
    ['asks for nothing', { security: [] }, []],
    ['may be anonymous', { security: [{}, { key: [] }] }, [[], ['key']]],
  ])('%s', (_, operation, expected) => {
    expect(first(operation, { openapi: '3.1.0', security }).security).toEqual(
      expected,
    );
  });

  it('is deprecated where it says true, and keeps its vendor extensions', () => {
    expect(first({ deprecated: true, 'x-a': { b: 1 } })).toMatchObject({
      deprecated: true,
      extensions: { 'x-a': { b: 1 } },
    });
    expect(first({ deprecated: 'true' }).deprecated).toBe(false);
  });

  const answer = (content: Json) => ({ responses: { '200': { content } } });
  it.each<[Json, boolean]>([
    [answer({ 'application/json': {} }), false],
    [answer({ 'text/event-stream; charset=utf-8': {} }), true],
    [answer({ 'Application/X-NDJSON': {} }), true],
    [answer({ 'application/json': { itemSchema: {} } }), true],
    [{ responses: { '101': {} } }, true],
    [{ 'x-websocket': true }, true],
    [{ 'x-websocket': false }, false],
    [{ 'x-gateway': { websocket: true } }, true],
    [{ servers: [{ url: 'wss://a.example.com' }] }, true],
    [{ produces: ['text/event-stream'] }, false],
  ])('%j streams: %s', (operation, streaming) => {
    expect(first(operation).streaming).toBe(streaming);
  });

  it('of Swagger 2.0 streams by what it produces', () => {
    const produces = ['text/event-stream'];
    const swagger = { swagger: '2.0' };
    expect(first({ produces }, swagger).streaming).toBe(true);
    expect(first({}, { ...swagger, produces }).streaming).toBe(true);
    expect(first({ produces: [] }, { ...swagger, produces }).streaming).toBe(
      false,
    );
  });

  it.each<[Json, Json]>([
    ['60s', '60s'],
    ['1m30s', '90s'],
    ['1h0m', '1h'],
    ['1.5s', '1500ms'],
    ['2000000us', '2s'],
    ['1ns', null],
    ['0s', null],
    ['-1s', null],
    ['60', null],
    [60, null],
  ])('with x-linkerd-timeout %j has the timeout %j', (timeout, value) => {
    const { declarations, findings } = read({
      openapi: '3.1.0',
      paths: { '/a': { get: { 'x-linkerd-timeout': timeout } } },
    });
    expect(declarations.map(d => [d.leaf, d.value])).toEqual(
      value === null ? [] : [['resilience.timeout', value]],
    );
    expect(findings.map(f => f.code)).toEqual(
      value === null ? ['catalog/extension-invalid'] : [],
    );
  });

  it('may be repeated where x-linkerd-retryable says so on the operation itself', () => {
    const retryable = (value: Json) =>
      first({ 'x-linkerd-retryable': value }).idempotent;
    expect([true, false, 'true'].map(retryable)).toEqual([true, false, false]);
    const paths = { '/a': { 'x-linkerd-retryable': true, post: {} } };
    expect(read({ openapi: '3.1.0', paths }).operations[0].idempotent).toBe(
      false,
    );
  });
});

describe('hostile definitions', () => {
  const many = <T>(count: number, make: (i: number) => [string, T]) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => make(i)));

  it('with 10,000 operations are read, whatever they share', () => {
    const paths = many(10_000, i => [
      `/p${i}`,
      { get: { operationId: 'same', responses: { $ref: '#/r' } } },
    ]);
    const { operations: found, findings } = read({ openapi: '3.1.0', paths });
    expect(new Set(found.map(({ id }) => id)).size).toBe(10_000);
    expect(findings).toHaveLength(1);
  });

  it('that make millions of operations by reference are refused', () => {
    const shared = { additionalOperations: many(1_000, i => [`M${i}`, {}]) };
    const paths = many(1_000, i => [`/p${i}`, { $ref: '#/x-shared' }]);
    const document = { openapi: '3.2.0', paths, 'x-shared': shared };
    expect(operations(document)).toEqual([]);
    expect(codes(document)).toEqual(['catalog/definition-too-large']);
  });

  it('with enormous names are read without them', () => {
    const long = 'x'.repeat(1_000_000);
    const document: Json = {
      openapi: '3.2.0',
      servers: [{ url: `/${long}` }],
      paths: {
        [`/${long}`]: get,
        '/a': {
          get: { operationId: long },
          additionalOperations: { [long]: {} },
        },
        '/b': { $ref: `#/${long}` },
      },
    };
    expect(read(document).operations.map(o => o.id)).toEqual(['GET /a']);
    expect(JSON.stringify(read(document).findings).length).toBeLessThan(20_000);
  });

  const word = fc.constantFrom(
    ...['paths', '/a', '/{b}', 'a?b', 'get', 'post', 'servers', 'url', '$ref'],
    ...['#/paths', '#/paths/~1a', 'openapi', 'swagger', '3.2.0', 'security'],
    ...[
      'responses',
      'content',
      'x-mesh',
      'x-linkerd-timeout',
      '1m',
      'variables',
    ],
    ...['components', '__proto__', 'constructor', 'additionalOperations', '{a'],
    ...['https://{a}/{b}', 'default', 'securitySchemes', 'operationId'],
  );
  const { json } = fc.letrec<{ json: unknown }>(tie => ({
    json: fc.oneof(
      { maxDepth: 7, withCrossShrink: true },
      fc.oneof(word, fc.jsonValue({ maxDepth: 1 })),
      fc.array(tie('json'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(word, fc.string()), tie('json'), { maxKeys: 5 }),
    ),
  }));

  it('of any shape never throw', () => {
    fc.assert(
      fc.property(json, json, json, (paths, item, rest) => {
        for (const document of [
          rest,
          { openapi: '3.2.0', paths, servers: rest },
          {
            openapi: '3.2.0',
            paths: { '/a': item, '/b': rest },
            servers: [rest],
          },
          {
            swagger: '2.0',
            paths: { '/a': { get: item, $ref: '#/paths/~1b' } },
          },
        ]) {
          expect(Array.isArray(read(document as Json).operations)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
