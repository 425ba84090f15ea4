import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { parse, parseAllDocuments } from 'yaml';

const shop = join(__dirname, '../catalog/shop');

type Node = Record<string, any>;

const escape = (key: string) => key.replace(/~/g, '~0').replace(/\//g, '~1');

/** Pointers to all objects that have both a schema and examples of it: media types. */
function mediaTypes(node: Node, pointer = ''): string[] {
  const own = node.schema && node.examples ? [pointer] : [];
  const below = Object.entries(node).flatMap(([key, value]) =>
    value !== null && typeof value === 'object'
      ? mediaTypes(value, `${pointer}/${escape(key)}`)
      : [],
  );
  return [...own, ...below];
}

const at = (node: Node, pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .reduce(
      (child, key) => child[key.replace(/~1/g, '/').replace(/~0/g, '~')],
      node,
    );

const apis = readdirSync(shop)
  .flatMap(file => parseAllDocuments(readFileSync(join(shop, file), 'utf8')))
  .map(document => document.toJS())
  .filter(({ kind }) => kind === 'API');

const cases = apis.flatMap(({ metadata, spec }) => {
  const definition: Node = parse(spec.definition);
  return mediaTypes(definition).flatMap(pointer =>
    Object.entries<Node>(at(definition, pointer).examples).map(
      ([name, { value }]) => ({
        api: metadata.name,
        definition,
        pointer,
        name,
        value,
      }),
    ),
  );
});

describe('the examples in the definitions of the shop', () => {
  it('are there for every request and answer', () => {
    expect(cases).toHaveLength(23);
  });

  it.each(cases)(
    'fit their schema: $name of $api',
    ({ definition, pointer, value }) => {
      const ajv = new Ajv2020({ strict: false });
      ajv.addSchema(definition, 'definition');
      const validate = ajv.compile({
        $ref: `definition#${encodeURI(pointer)}/schema`,
      });

      expect({ valid: validate(value), errors: validate.errors }).toEqual({
        valid: true,
        errors: null,
      });
    },
  );
});
