import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';

/**
 * The text of a file.
 *
 * @internal
 */
export interface Text {
  path: string;
  content: string;
}

async function readFolder(folder: string): Promise<Text[]> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const paths = entries
    .filter(entry => entry.isFile() && /\.(ya?ml|json)$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    paths.map(async path => ({ path, content: await readFile(path, 'utf8') })),
  );
}

async function readSource(
  source: string,
  urlReader: UrlReaderService,
): Promise<Text[]> {
  if (/^https?:\/\//.test(source)) {
    const response = await urlReader.readUrl(source);
    return [{ path: source, content: String(await response.buffer()) }];
  }
  return (await stat(source)).isDirectory()
    ? readFolder(source)
    : [{ path: source, content: await readFile(source, 'utf8') }];
}

/**
 * Reads the CustomResourceDefinitions that app-config names: folders, files and URLs. What cannot be read is logged, and
 * objects of its kinds are checked without it.
 *
 * @internal
 */
export async function readCrds(
  sources: readonly string[],
  services: { urlReader: UrlReaderService; logger: LoggerService },
): Promise<Text[]> {
  const { urlReader, logger } = services;
  const texts = await Promise.all(
    sources.map(source =>
      readSource(source, urlReader).catch(error => {
        logger.error(`serviceMesh.crds: cannot read ${source}: ${error}`);
        return [];
      }),
    ),
  );
  return texts.flat();
}
