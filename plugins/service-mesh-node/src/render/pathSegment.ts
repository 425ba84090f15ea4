import { createHash } from 'node:crypto';

/** Names that are a file name everywhere and cannot leave their folder; short enough for a kind before them. */
const safe = /^[A-Za-z0-9][-A-Za-z0-9_.]{0,199}$/;

/**
 * A name as one segment of a path. What could leave the folder or cannot be a file name is replaced, and a hash of the
 * whole keeps such names apart.
 *
 * @internal
 */
export function pathSegment(name: string): string {
  if (safe.test(name)) {
    return name;
  }
  const rest = name.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-/, '');
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${rest.slice(0, 54)}-${hash}`.replace(/^-+/, '');
}
