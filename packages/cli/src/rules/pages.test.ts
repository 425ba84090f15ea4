import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rulePages } from './pages';

const folder = resolve(__dirname, '../../../../docs/rules');

describe('docs/rules', () => {
  const pages = rulePages();

  // After a change that is meant: `yarn golden`.
  it('holds a page for each rule, and no other', () => {
    const there = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map(path => path.slice(folder.length + 1));
    expect(there.sort()).toEqual(Object.keys(pages).sort());
  });

  it.each(Object.keys(pages))('says in %s what the rule says', path => {
    expect(readFileSync(join(folder, path), 'utf8')).toBe(pages[path]);
  });
});
