import { readFile } from 'node:fs/promises';
import { Origin } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { definitionLocator } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { isUrl, locateSource, spellPlace } from './catalog';

/**
 * Finds where the source of a value stands in the files of a command line, as `file:line:column`.
 *
 * @returns `null` where that is not known, such as for the catalog of a running Backstage.
 * @internal
 */
export async function locateOrigin(
  origin: Origin,
  catalog: string,
  config: string | undefined,
): Promise<string | null> {
  if (origin.source === 'config') {
    const text = config && (await readFile(config, 'utf8'));
    const range = text && definitionLocator(text)(origin.pointer ?? '');
    return config && range ? spellPlace(config, range.start) : null;
  }
  return isUrl(catalog) ? null : locateSource(catalog, origin);
}
