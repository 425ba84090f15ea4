/**
 * Counts what is read from a folder of catalogs and definitions, and writes the tables of `docs/discover.md`.
 *
 * Usage: node scripts/discover-table.mjs [DATA]
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';

const at = path => fileURLToPath(new URL(path, import.meta.url));

const require = createRequire(import.meta.url);
require('@backstage/cli-node/config/nodeTransform.cjs');
const {
  discover,
  readDefinitionText,
  readMeshConfig,
} = require('../plugins/service-mesh-node/src');
const { readCatalog } = require('../packages/cli/src/catalog');
const { definitionType } = require('../packages/cli/src/definitionType');

const [data = at('../../shared/data')] = process.argv.slice(2);
const page = at('../docs/discover.md');

const sum = numbers => numbers.reduce((total, number) => total + number, 0);

function typeOf(file, content) {
  try {
    return definitionType(undefined, file, content);
  } catch {
    return 'none told';
  }
}

function readDefinitions() {
  const folder = join(data, 'definitions');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => statSync(join(folder, path)).isFile())
    .map(path => {
      const text = readFileSync(join(folder, path), 'utf8');
      const type = typeOf(path, text);
      const read = readDefinitionText(
        type === 'none told' ? 'openapi' : type,
        text,
        { api: path, basePath: null },
      );
      return {
        key: `${path.split(sep)[0]} | ${type}`,
        operations: read.operations.length + read.messages.length,
        findings: read.findings.length,
      };
    });
}

function definitionTable() {
  const read = readDefinitions();
  const row = (title, items) =>
    `| ${[
      title,
      items.length,
      items.filter(({ operations }) => operations > 0).length,
      sum(items.map(({ operations }) => operations)),
      sum(items.map(({ findings }) => findings)),
      items.filter(item => item.operations + item.findings === 0).length,
    ].join(' | ')} |`;
  const keys = [...new Set(read.map(({ key }) => key))].sort();
  return [
    '| Folder | Type | Documents | With operations | Operations and messages | Findings | With neither |',
    '|---|---|--:|--:|--:|--:|--:|',
    ...keys.map(key =>
      row(
        key,
        read.filter(item => item.key === key),
      ),
    ),
    row('all | all', read),
  ].join('\n');
}

async function catalogTable() {
  const folder = join(data, 'catalogs');
  const rows = await Promise.all(
    readdirSync(folder)
      .sort()
      .map(async name => {
        const { entities, problems } = await readCatalog(join(folder, name));
        const { services } = discover({
          entities,
          config: readMeshConfig({}),
          fallbackMesh: 'istio',
        });
        const found = Object.values(services);
        const count = of => sum(found.map(({ service }) => of(service).length));
        return `| ${[
          name,
          entities.length,
          found.length,
          count(service => service.operations),
          count(service => service.callers),
          count(service => service.externals),
          sum(found.map(({ findings }) => findings.length)) + problems.length,
        ].join(' | ')} |`;
      }),
  );
  return [
    '| Folder | Entities | Services | Operations | Callers | Externals | Findings |',
    '|---|--:|--:|--:|--:|--:|--:|',
    ...rows,
  ].join('\n');
}

function replaceSection(text, name, content) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = text.indexOf(start) + start.length;
  return `${text.slice(0, from)}\n\n${content}\n\n${text.slice(
    text.indexOf(end, from),
  )}`;
}

const tables = {
  definitions: definitionTable(),
  catalogs: await catalogTable(),
};
const text = Object.entries(tables).reduce(
  (rest, [name, content]) => replaceSection(rest, name, content),
  readFileSync(page, 'utf8'),
);
writeFileSync(
  page,
  await prettier.format(text, {
    ...(await prettier.resolveConfig(page)),
    parser: 'markdown',
  }),
);
