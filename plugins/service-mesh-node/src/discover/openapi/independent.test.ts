import { Json } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { dereference } from '@readme/openapi-parser';
import { existsSync, readdirSync, readFileSync } from 'fs';
import { join, relative } from 'path';
import { parse, parseAllDocuments } from 'yaml';
import { readOpenApi } from '.';
import { readYaml } from '../../yaml';

const data = join(__dirname, '../../../../../../shared/data');
const describeWithData = existsSync(data) ? describe : describe.skip;

const files = (folder: string) =>
  readdirSync(join(data, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(ya?ml|json)$/.test(name))
    .map(name => join(data, folder, name))
    .sort();

const quietly = <T>(read: () => T, otherwise: T): T => {
  try {
    return read();
  } catch {
    return otherwise;
  }
};

const isOpenApi = (text: string) => {
  const document = quietly<any>(() => parse(text), null);
  return Boolean(document?.openapi ?? document?.swagger);
};

/** Definitions in files of their own, and those inside the API entities of the catalogs. */
function definitions(): [name: string, text: string][] {
  const alone = [...files('definitions'), ...files('catalogs')].map(
    file => [relative(data, file), readFileSync(file, 'utf8')] as const,
  );
  const inline = [
    ...files('catalogs'),
    join(data, 'manifests/faces/backstage-catalog.yaml'),
  ].flatMap(file =>
    quietly(
      () =>
        parseAllDocuments(readFileSync(file, 'utf8')).map(d => d.toJS() as any),
      [],
    ).flatMap(entity =>
      entity?.kind === 'API' && typeof entity.spec?.definition === 'string'
        ? [
            [
              `${relative(data, file)} ${entity.metadata.name}`,
              entity.spec.definition as string,
            ] as const,
          ]
        : [],
    ),
  );
  return [...alone, ...inline]
    .filter(([, text]) => isOpenApi(text))
    .map(([name, text]) => [name, text]);
}

const methods = [
  ...['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'],
  'query',
];

async function independent(text: string): Promise<string[]> {
  const { paths = {} } = (await dereference(parse(text, { merge: true }), {
    resolve: { external: false },
  })) as { paths?: Record<string, Record<string, unknown>> };
  return Object.entries(paths).flatMap(([key, item]) =>
    Object.keys(item)
      .filter(name => methods.includes(name))
      .map(method => `${method.toUpperCase()} ${key}`),
  );
}

describeWithData('real definitions', () => {
  const all = existsSync(data) ? definitions() : [];

  it('are many', () => {
    expect(all.length).toBeGreaterThan(40);
  });

  it.each(all)(
    'in %s have the operations that another parser finds',
    async (_, text) => {
      const result = readYaml(text);
      const value = 'value' in result ? result.value : (result.problem as Json);
      const { operations } = readOpenApi(value, 'api:default/a', null);
      expect(operations.map(o => `${o.method} ${o.key}`).sort()).toEqual(
        (await independent(text)).sort(),
      );
    },
  );
});
