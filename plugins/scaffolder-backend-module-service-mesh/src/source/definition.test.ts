import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import {
  definitionFile,
  setInDefinition,
  setInInlineDefinition,
} from './definition';

const api = { kind: 'api', namespace: 'default', name: 'order-api' };
const POINTER = '/paths/~1orders/post/x-mesh';
const SNIPPET = 'x-mesh:\n  resilience:\n    timeout: 5s\n';
const JSON_MEMBER = '"x-mesh": {"resilience":{"timeout":"5s"}}';

const openapi = (member = '') => `openapi: 3.0.3 # not 3.1 yet
paths:
  /orders:
    # places an order
    post:
${member}      operationId: createOrder

      responses: { '201': { description: made } }
`;

const entity = (definition: string) => `kind: Component
metadata: { name: order-api }
---
kind: API
metadata:
  name: order-api
spec:
  type: openapi
  definition: ${definition}
  owner: shop
`;

const inline = (text: string, header = '|') =>
  entity(`${header}\n${text.replace(/^(?=.)/gm, '    ').replace(/\n$/, '')}`);

describe('setInDefinition', () => {
  it('adds a member to an operation in YAML, and leaves the rest as it is', () => {
    expect(setInDefinition(openapi(), POINTER, SNIPPET)).toBe(
      openapi('      x-mesh:\n        resilience:\n          timeout: 5s\n'),
    );
  });

  it('replaces one, and keeps the comment behind it', () => {
    expect(
      setInDefinition(
        openapi('      x-mesh: { a: 1 } # agreed\n'),
        POINTER,
        'x-mesh: {}\n',
      ),
    ).toBe(openapi('      x-mesh: {} # agreed\n'));
  });

  it.each([
    [
      '{\n\t"paths": {\n\t\t"/orders": {\n\t\t\t"post": {\n\t\t\t\t"tags": []\n\t\t\t}\n\t\t}\n\t}\n}\n',
      `"post": {\n\t\t\t\t${JSON_MEMBER},\n\t\t\t\t"tags": []`,
    ],
    ['{"paths":{"/orders":{"post":{}}}}', `{"post":{${JSON_MEMBER}}}`],
    [
      '{"paths":{"/orders":{"post":{ "a": 1, "x-mesh": {"b": 2}, "c": 3 }}}}',
      `{ "a": 1, ${JSON_MEMBER}, "c": 3 }`,
    ],
  ])('writes JSON into JSON: %j', (text, part) => {
    const edited = setInDefinition(text, POINTER, SNIPPET);

    expect(edited).toContain(part);
    expect(JSON.parse(edited).paths['/orders'].post['x-mesh']).toEqual({
      resilience: { timeout: '5s' },
    });
  });

  it.each([
    ['another path', openapi().replace('/orders', '/carts')],
    ['a reference to elsewhere', 'paths: { /orders: { $ref: x.yaml } }'],
    ['no YAML', 'paths: ['],
    ['a list', '- paths'],
  ])('refuses a definition with %s, and says what to add', (_, text) => {
    expect(() => setInDefinition(text, POINTER, SNIPPET)).toThrow(
      /no \/paths\/~1orders\/post\/x-mesh of its own.*by hand:\nx-mesh:/s,
    );
  });
});

describe('setInInlineDefinition', () => {
  it.each(['|', '|-', '|+', '|2 # as lines'])(
    'edits the lines behind %s, and no others',
    header => {
      const before = inline(openapi(), header);
      const after = setInInlineDefinition(before, api, POINTER, SNIPPET);

      expect(after).toBe(
        inline(
          openapi(
            '      x-mesh:\n        resilience:\n          timeout: 5s\n',
          ),
          header,
        ),
      );
    },
  );

  it('edits files with the line ends of Windows', () => {
    const after = setInInlineDefinition(
      inline(openapi()).replace(/\n/g, '\r\n'),
      api,
      POINTER,
      SNIPPET,
    );

    expect(after.replace(/\r\n/g, '\n')).toBe(
      setInInlineDefinition(inline(openapi()), api, POINTER, SNIPPET),
    );
  });

  it('refuses a definition that is written in another form, and says what to add', () => {
    expect(() =>
      setInInlineDefinition(
        entity(JSON.stringify(openapi())),
        api,
        POINTER,
        SNIPPET,
      ),
    ).toThrow(/not written as lines.*by hand:\nx-mesh/s);
  });

  it('sets what is asked for and nothing else, whatever the definition holds', () => {
    const text = fc.string({ maxLength: 20 });
    fc.assert(
      fc.property(text, text, text, (description, member, value) => {
        const operation = { description, [`x${member}`]: 1 };
        const definition = { paths: { '/orders': { post: operation } } };
        const before = stringify({
          kind: 'API',
          metadata: { name: 'order-api' },
          spec: { definition: `# ours\n${stringify(definition)}`, owner: 'o' },
        });
        const after = parse(
          setInInlineDefinition(
            before,
            api,
            POINTER,
            stringify({ 'x-mesh': value }),
          ),
        );

        expect(after).toEqual({
          ...parse(before),
          spec: { ...parse(before).spec, definition: after.spec.definition },
        });
        expect(parse(after.spec.definition)).toEqual({
          paths: { '/orders': { post: { ...operation, 'x-mesh': value } } },
        });
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

describe('definitionFile', () => {
  it.each([
    ['{ $text: ./openapi.yaml }', './openapi.yaml'],
    ['{ $openapi: https://example.com/a.yaml }', 'https://example.com/a.yaml'],
    ['|\n    openapi: 3.0.3', null],
    ['{ $json: x.json }', null],
  ])('reads %s', (definition, file) => {
    expect(definitionFile(entity(definition), api)).toBe(file);
  });
});
