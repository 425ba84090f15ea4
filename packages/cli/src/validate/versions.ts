import { InputError } from '@backstage/errors';

/**
 * The release of a mesh as rules compare it.
 *
 * @param option - the option that names it
 * @throws InputError for a text that is no release.
 * @internal
 */
export function readRelease(text: string, option: string): string {
  const [, release] = /^v?(\d+\.\d+)(\.\d+.*)?$/.exec(text) ?? [];
  if (release === undefined) {
    throw new InputError(
      `${option} '${text}' is no release such as 1.29 or 1.29.2`,
    );
  }
  return release;
}
