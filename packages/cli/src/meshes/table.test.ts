import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { meshesTable } from './table';

const page = resolve(__dirname, '../../../../docs/meshes.md');

/** Cells without the padding that makes a table readable as text. */
const cells = (table: string) =>
  table
    .trim()
    .split('\n')
    .map(row => row.split(' | ').map(cell => cell.replace(/^\| |\|$/g, '')))
    .map(row => row.map(cell => cell.trim().replace(/^-+$/, '---')));

describe('the table of docs/meshes.md', () => {
  it('says what the renderers do', () => {
    const [, written] =
      /<!-- meshes -->\n([^]*?)\n<!-- \/meshes -->/.exec(
        readFileSync(page, 'utf8'),
      ) ?? [];
    // After a change that is meant: `yarn golden`.
    expect(cells(written)).toEqual(cells(meshesTable()));
  });

  it('leaves no setting without a trace on any data plane', () => {
    const silent = cells(meshesTable()).filter(([, ...found]) =>
      found.includes('–'),
    );
    expect(silent).toEqual([]);
  });
});
