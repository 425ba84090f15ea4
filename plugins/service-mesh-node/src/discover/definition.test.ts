import fc from 'fast-check';
import { readDefinition, readDefinitionText } from './definition';

const read = (type: string, text: string, maxLength?: number) =>
  readDefinitionText(type, text, {
    api: 'api:default/x',
    basePath: null,
    maxLength,
  });

const codes = (type: string, text: string, maxLength?: number) =>
  read(type, text, maxLength).findings.map(({ code }) => code);

const valid: Record<string, string> = {
  openapi: `{ openapi: 3.0.0, servers: [{ url: /v1 }], paths: { '/a/{id}': { get: { operationId: a } } } }`,
  swagger: `{ swagger: '2.0', basePath: /v1, paths: { /a: { get: { security: [{ k: [] }] } } } }`,
  grpc: `syntax = "proto3"; package a.b;
service S { rpc C(M) returns (stream M) { option (google.api.http) = { get: "/x" }; } }
message M { map<string, int32> m = 1 [deprecated = true]; oneof o { string s = 2; } }
enum E { A = 0; reserved 2 to 4; } // end`,
  graphql: `schema { query: Q } type Q { "text" a(b: [Int!] = [1], c: I = { d: "x" }): Int @deprecated(reason: """no""") }`,
  asyncapi: `{ asyncapi: 3.0.0, servers: { s: { host: 'a:1', protocol: kafka } }, channels: { c: { address: c } }, operations: { o: { action: send, channel: { $ref: '#/channels/c' } } } }`,
};
const types = Object.keys(valid);

describe('API definitions', () => {
  it.each(types)('of type %s are read', type => {
    const { operations, messages, findings } = read(type, valid[type]);
    expect(findings).toEqual([]);
    expect([...operations, ...messages]).toHaveLength(1);
  });

  it('may spell their type in capitals', () => {
    expect(codes('OpenAPI', valid.openapi)).toEqual([]);
  });

  it.each(['trpc', 'wsdl', 'mcp-server', 'constructor', ''])(
    'of the unknown type %j are a finding',
    type => {
      expect(read(type, 'text')).toMatchObject({
        operations: [],
        findings: [
          { code: 'catalog/definition-type-unknown', severity: 'info' },
        ],
      });
    },
  );

  it.each(types)('of type %s that are too long are refused', type => {
    expect(codes(type, valid[type], 20)).toEqual([
      'catalog/definition-too-large',
    ]);
  });

  it.each(types)('of type %s that are empty are missing', type => {
    expect(codes(type, ' \n')).toEqual(['catalog/definition-missing']);
  });

  it.each([
    ['openapi', '{ openapi: 3.0.0, paths: {} }'],
    ['grpc', 'syntax = "proto3";'],
    ['graphql', 'scalar Date'],
  ])('of type %s without operations say so', (type, text) => {
    expect(codes(type, text)).toEqual([
      'catalog/definition-without-operations',
    ]);
  });

  it('keep the brokers of a document without operations', () => {
    expect(
      read('asyncapi', '{ asyncapi: 3.0.0, servers: { s: { host: mq } } }'),
    ).toMatchObject({
      externals: [{ host: 'mq' }],
      findings: [{ code: 'catalog/definition-without-operations' }],
    });
  });
});

describe('API entities', () => {
  const entity = (spec: {}) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: { name: 'x' },
    spec,
  });

  it.each([
    [{ type: 'grpc', definition: { $text: './a.proto' } }, 'not-inline'],
    [{ type: 'grpc' }, 'missing'],
    [{ type: 'grpc', definition: null }, 'missing'],
    [{ type: 'grpc', definition: 7 }, 'invalid'],
    [{ definition: 'text' }, 'type-unknown'],
  ])('%j have a definition that is %s', (spec, code) => {
    expect(
      readDefinition(entity(spec), null, 1_000).findings.map(
        found => found.code,
      ),
    ).toEqual([`catalog/definition-${code}`]);
  });
});

describe('hostile definitions', () => {
  const million = 1_000_000;
  const hostile: Record<string, string> = {
    'a million slashes': '/'.repeat(million),
    'a million double quotes': '"'.repeat(million),
    'a million single quotes': "'".repeat(million),
    'a million escaped quotes': `"${'\\"'.repeat(million)}`,
    'a million null bytes': '\0'.repeat(million),
    'a million dots': '. '.repeat(million),
    'a million braces': '{'.repeat(million),
    'a hundred thousand lists': '['.repeat(100_000),
    'a hundred thousand maps': '{a: '.repeat(100_000),
    'a hundred thousand messages': 'message M {'.repeat(100_000),
    'a hundred thousand closed messages': `${'message M {'.repeat(
      100_000,
    )}${'}'.repeat(100_000)}`,
    'an endless option': `service S { rpc A(M) returns (M) { option (x) = { ${'a: 1 '.repeat(
      million,
    )} }; } }`,
    'endless options': `service S { rpc A(M) returns (M) { ${'option a.b = 1;'.repeat(
      300_000,
    )} } }`,
    'an endless type': `syntax = "proto3"; message M { ${'. '.repeat(
      million,
    )} }`,
    'endless inline options': `enum E { A = 0 [${'(a).b = 1,'.repeat(
      400_000,
    )}]; }`,
    'an endless number': `enum E { A = ${'9'.repeat(million)}; }`,
    'an endless comment': `/*${'*'.repeat(million)}`,
    'an endless doc comment': `/**${' *\n'.repeat(million)}`,
    'an endless string': `type Query { a: "${'\\n'.repeat(million)}`,
    'an endless block string': `"""${'\\"""'.repeat(million)}`,
    'an endless type of lists': `type Query { a: ${'['.repeat(100_000)}`,
    'an endless value': `type Query { a(b: I = ${'{a:'.repeat(100_000)}`,
    'endless commas': `type Query { a: Int ${','.repeat(4 * million)}`,
    'endless comments': '#\n'.repeat(million),
    'an alias bomb': `asyncapi: 3.0.0\na: &a [x, x, x, x, x, x, x, x, x]\n${Array.from(
      { length: 30 },
      (_, i) => `b${i}: &b${i} [${`*${i ? `b${i - 1}` : 'a'}, `.repeat(9)}]\n`,
    ).join('')}`,
    'an endless address': `{ asyncapi: 2.0.0, servers: { s: { url: '${'{a'.repeat(
      million,
    )}' } } }`,
    'an endless scheme': `{ asyncapi: 2.0.0, servers: { s: { url: '${'a:'.repeat(
      million,
    )}' } } }`,
    'a circle of references': `{ asyncapi: 2.0.0, channels: { a: { $ref: '#/channels/b' }, b: { $ref: '#/channels/a' } } }`,
  };
  const names = Object.keys(hostile);
  // What is hard for YAML is the matter of its reader.
  const documents = names.filter(name =>
    /^an? (?:alias|hundred|endless (?:address|scheme)|circle)/.test(name),
  );
  const pairs = [
    ...names.map(name => ['grpc', name]),
    ...names.map(name => ['graphql', name]),
    ...documents.map(name => ['asyncapi', name]),
  ];

  it.each(pairs)(
    'of type %s with %s end soon, with a finding',
    (type, name) => {
      // Time of the processor, which other work on the machine does not lengthen.
      const start = process.cpuUsage();
      const { operations, findings } = read(type, hostile[name]);
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1_000).toBeLessThan(3_000);
      expect(operations).toEqual([]);
      expect(findings).not.toEqual([]);
    },
  );

  it('of ten thousand services are read', () => {
    const text = Array.from(
      { length: 10_000 },
      (_, i) =>
        `service S${i} { rpc A(M) returns (M) { option (google.api.http) = { get: "/${i}" }; } }`,
    ).join('\n');
    expect(read('grpc', text).operations).toHaveLength(10_000);
  });

  it('of ten thousand fields are read', () => {
    const text = `type Query { ${Array.from(
      { length: 10_000 },
      (_, i) => `f${i}: Int`,
    ).join(' ')} }`;
    expect(read('graphql', text).operations).toHaveLength(10_000);
  });

  it('of ten thousand channels are read', () => {
    const channels = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, i) => [`c${i}`, { publish: {} }]),
    );
    const text = JSON.stringify({ asyncapi: '2.6.0', channels });
    expect(read('asyncapi', text).messages).toHaveLength(10_000);
  });

  it('never throw, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...types),
        fc.string({ unit: 'binary', maxLength: 200 }),
        (type, text) => {
          const { operations, messages, findings } = read(type, text);
          expect(
            operations.length + messages.length + findings.length,
          ).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('never throw, whatever is cut out, put in or repeated', () => {
    const scraps = [
      '{',
      '}',
      '"',
      "'",
      '[',
      ']',
      ':',
      ';',
      '=',
      ',',
      '/*',
      '//',
      '#',
      '&a',
      '*a',
      '$ref',
      'null',
      '__proto__',
      '\0',
      '1e999',
      '-',
      '\n',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...types),
        fc.array(
          fc.tuple(
            fc.nat(1_000),
            fc.nat(6),
            fc.constantFrom(...scraps, ''),
            fc.integer({ min: 1, max: 3 }),
          ),
          { minLength: 1, maxLength: 5 },
        ),
        (type, edits) => {
          const text = edits.reduce((before, [place, cut, scrap, times]) => {
            const at = place % (before.length + 1);
            return `${before.slice(0, at)}${scrap.repeat(times)}${before.slice(
              at + cut,
            )}`;
          }, valid[type]);
          const first = read(type, text);
          expect(read(type, text)).toEqual(first);
          expect(JSON.parse(JSON.stringify(first))).toEqual(first);
        },
      ),
      { numRuns: 500 },
    );
  });
});
