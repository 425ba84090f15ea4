import { readDefinitionText } from '../definition';

const read = (text: string) =>
  readDefinitionText('grpc', text, { api: 'api:default/shop', basePath: null });

const operation = (text: string, id: string) =>
  read(text).operations.find(found => found.id === id);

describe('gRPC definitions', () => {
  it('give one operation a method, in the order of the file', () => {
    const { operations, findings } = read(`
      syntax = "proto3";
      package shop.orders.v1;
      import "google/protobuf/empty.proto";
      service Orders {
        rpc Get(GetRequest) returns (Order);
        rpc Place(Order) returns (google.protobuf.Empty) {}
      }
      message GetRequest { string id = 1; }
      message Order { string id = 1; }
      service Refunds { rpc Ask(Order) returns (Order); }
    `);
    expect(findings).toEqual([]);
    expect(operations.map(({ method, key }) => `${method} ${key}`)).toEqual([
      'POST /shop.orders.v1.Orders/Get',
      'POST /shop.orders.v1.Orders/Place',
      'POST /shop.orders.v1.Refunds/Ask',
    ]);
    expect(operations[0]).toEqual({
      id: 'shop.orders.v1.Orders/Get',
      api: 'api:default/shop',
      protocol: 'grpc',
      method: 'POST',
      key: '/shop.orders.v1.Orders/Get',
      path: {
        template: '/shop.orders.v1.Orders/Get',
        segments: [
          [{ literal: 'shop.orders.v1.Orders' }],
          [{ literal: 'Get' }],
        ],
      },
      idempotent: false,
      safe: false,
      streaming: false,
      security: [],
      deprecated: false,
      extensions: {},
      origin: {
        source: 'definition',
        entityRef: 'api:default/shop',
        pointer: '/shop.orders.v1.Orders/Get',
      },
    });
  });

  it('need no package', () => {
    const [found] = read(
      'service S { rpc Call(M) returns (M); } message M {}',
    ).operations;
    expect(found.key).toBe('/S/Call');
  });

  it.each([
    ['(M) returns (M)', false],
    ['(stream M) returns (M)', true],
    ['(M) returns (stream M)', true],
    ['(stream M) returns (stream M)', true],
  ])('stream where either direction does: %s', (types, streaming) => {
    expect(operation(`service S { rpc A${types}; }`, 'S/A')).toMatchObject({
      streaming,
    });
  });

  it.each([
    ['option (google.api.http) = { get: "/a" };', true, true],
    ['option (google.api.http).get = "/a";', true, true],
    ['option (.google.api.http) = { put: "/a" body: "*" };', false, true],
    ['option (google.api.http) = { delete: "/a" };', false, true],
    ['option (google.api.http) = { post: "/a" };', false, false],
    [
      'option (google.api.http) = { post: "/a" additional_bindings { get: "/b" } };',
      false,
      false,
    ],
    ['option idempotency_level = NO_SIDE_EFFECTS;', true, true],
    ['option idempotency_level = IDEMPOTENT;', false, true],
    ['option idempotency_level = IDEMPOTENCY_UNKNOWN;', false, false],
  ])('say by %s whether a call may be repeated', (option, safe, idempotent) => {
    expect(
      operation(`service S { rpc A(M) returns (M) { ${option} } }`, 'S/A'),
    ).toMatchObject({ safe, idempotent });
  });

  it('keep the mapping to HTTP among the extensions', () => {
    expect(
      operation(
        `service S { rpc A(M) returns (M) {
          option (google.api.http) = { get: "/v1/{name=a/*}" weight: inf };
        } }`,
        'S/A',
      ),
    ).toMatchObject({
      extensions: {
        'google.api.http': { get: '/v1/{name=a/*}', weight: null },
      },
    });
  });

  it('are deprecated by method or by service', () => {
    const { operations } = read(`
      service Old { option deprecated = true; rpc A(M) returns (M); }
      service S {
        rpc B(M) returns (M) { option deprecated = true; }
        rpc C(M) returns (M);
      }
    `);
    expect(operations.map(({ deprecated }) => deprecated)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each([
    [
      'proto2 with groups and extensions',
      `syntax = "proto2";
       message A { optional group Result = 1 { required string url = 2; } extensions 100 to max; }
       extend A { optional int32 more = 126; }
       service S { rpc Call(A) returns (A); }`,
    ],
    [
      'an edition',
      `edition = "2023";
       option features.field_presence = IMPLICIT;
       message A { string a = 1 [features.field_presence = EXPLICIT]; reserved b, c; }
       service S { rpc Call(A) returns (A); }`,
    ],
    [
      'comments everywhere',
      `// "not a string
       /* service X { rpc No(A) returns (A); } */ syntax /**/ = "proto3"; // it's
       service S /* ' */ { rpc /* " */ Call(A) /***
       */ returns (A); } // end`,
    ],
    [
      'words of the language as names',
      `syntax = "proto3";
       message rpc { string string = 1; int32 rpc = 2; rpc service = 3; bool option = 4; bool stream = 5; }
       service S { rpc Call(rpc) returns (stream rpc); }`,
    ],
    [
      'fields that are one in camel case',
      `syntax = "proto3"; message A { string a_b = 1; string aB = 2; }
       service S { rpc Call(A) returns (A); }`,
    ],
    [
      'stray semicolons and strings in pieces',
      `syntax = 'proto3';; option java_package = "a" 'b';
       service S { ; rpc Call(A) returns (A) { ; }; };`,
    ],
  ])('are read with %s', (_, text) => {
    const { operations, findings } = read(text);
    expect(findings).toEqual([]);
    expect(operations.map(({ key }) => key)).toEqual(['/S/Call']);
  });

  it('may have methods named like properties of every object', () => {
    const { operations } = read(
      'service S { rpc constructor(M) returns (M); rpc toString(M) returns (M); }',
    );
    expect(operations.map(({ key }) => key)).toEqual([
      '/S/constructor',
      '/S/toString',
    ]);
  });

  it('with messages alone tell that they have no operation', () => {
    expect(read('syntax = "proto3"; message A {}')).toMatchObject({
      operations: [],
      findings: [
        { code: 'catalog/definition-without-operations', severity: 'info' },
      ],
    });
  });

  it.each([
    ['service S {\n rpc (A) returns (A);\n}', 'line 2'],
    ['service S {\n rpc A(B) returns "', 'a string is not closed (line 2)'],
    ['service S {\n\n /* ', 'a comment is not closed (line 3)'],
    ['service S { rpc A(B) returns (B); rpc A(B) returns (B); }', 'duplicate'],
    ['{"openapi": "3.0.0"}', 'is not valid Protocol Buffers'],
  ])('that are wrong are one finding with the place: %j', (text, place) => {
    const { operations, findings } = read(text);
    expect(operations).toEqual([]);
    expect(findings).toMatchObject([{ code: 'catalog/definition-invalid' }]);
    expect(findings[0].message).toContain(place);
  });
});
