import { Manifest } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { InputError } from '@backstage/errors';
import { didYouMean } from '../didYouMean';

const nameOf = (file: string) => file.slice(file.lastIndexOf('/') + 1);

/**
 * The manifest of a file, by its path or the end of it.
 *
 * @throws InputError that names the files that were nearly meant.
 * @public
 */
export function findManifest<T extends Pick<Manifest, 'file'>>(
  manifests: readonly T[],
  path: string,
): T {
  const meant = manifests.filter(
    ({ file }) => file === path || file.endsWith(`/${path}`),
  );
  if (meant.length === 1) {
    return meant[0];
  }
  const files = manifests.map(({ file }) => file);
  if (meant.length > 1) {
    throw new InputError(
      `'${path}' can be ${meant.map(({ file }) => file).join(' or ')}`,
    );
  }
  const near = didYouMean(nameOf(path), files.map(nameOf));
  const hint = near
    ? `did you mean '${files.find(file => nameOf(file) === near)}'?`
    : `there are: ${files.join(', ') || 'none'}`;
  throw new InputError(`Nothing is rendered to '${path}'; ${hint}`);
}
