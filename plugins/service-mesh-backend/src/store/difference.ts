import { ServiceRow } from './columns';

/** Hashes or etags by name. */
type Versions = Record<string, string>;

const read = (text: string): Versions => JSON.parse(text);

/** The names whose version is another one, by what became of them. */
function compare(before: Versions, after: Versions) {
  const names = Object.keys(after);
  return {
    added: names.filter(name => !Object.hasOwn(before, name)).sort(),
    changed: names
      .filter(
        name => Object.hasOwn(before, name) && before[name] !== after[name],
      )
      .sort(),
    removed: Object.keys(before)
      .filter(name => !Object.hasOwn(after, name))
      .sort(),
  };
}

/**
 * What a result has become beside the one before, and the entities that had changed; `null` where files, findings and losses
 * are the same.
 *
 * @internal
 */
export function difference(
  before: Pick<ServiceRow, 'files' | 'remarks' | 'dependencies'>,
  after: ServiceRow,
) {
  const files = compare(read(before.files), read(after.files));
  const isSame =
    Object.values(files).every(names => names.length === 0) &&
    before.remarks === after.remarks;
  const entities = compare(read(before.dependencies), read(after.dependencies));
  return isSame
    ? null
    : { files, because: Object.values(entities).flat().sort() };
}
