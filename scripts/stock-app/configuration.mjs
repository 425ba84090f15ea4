/**
 * How documented snippets get into app-config.yaml: as people put them there.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

const isObject = value =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Objects are merged, lists continued, and anything else replaced. */
function added(value, addition) {
  if (Array.isArray(value) && Array.isArray(addition)) {
    return [...value, ...addition];
  }
  if (isObject(value) && isObject(addition)) {
    const keys = Object.keys({ ...value, ...addition });
    return Object.fromEntries(
      keys.map(key => [key, added(value[key], addition[key])]),
    );
  }
  return addition === undefined ? value : addition;
}

/** Writes a file that is another one, in YAML or JSON, with these snippets put into it. JSON is YAML too. */
export function writeWith(snippets, from, to = from) {
  const configuration = [readFileSync(from, 'utf8'), ...snippets]
    .map(text => parse(text))
    .reduce(added);
  writeFileSync(to, JSON.stringify(configuration, null, 2));
}
