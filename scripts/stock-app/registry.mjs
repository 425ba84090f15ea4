/**
 * A registry of npm that knows only the packed packages of this repository.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { basename, join } from 'node:path';

const manifestIn = archive =>
  JSON.parse(execFileSync('tar', ['-xzOf', archive, 'package/package.json']));

/** What a registry answers at which path: for each package its description, and its archive where yarn looks for it. */
function answersFor(archives, url) {
  return new Map(
    archives.flatMap(archive => {
      const manifest = manifestIn(archive);
      const { name, version } = manifest;
      const path = `/${name}/-/${basename(name)}-${version}.tgz`;
      const description = {
        name,
        'dist-tags': { latest: version },
        versions: {
          [version]: { ...manifest, dist: { tarball: `${url}${path}` } },
        },
      };
      return [
        [`/${name}`, JSON.stringify(description)],
        [path, readFileSync(archive)],
      ];
    }),
  );
}

/** Serves the archives of a folder until `close` is called. */
export async function startRegistry(folder) {
  let answers;
  const server = createServer((request, response) => {
    const answer = answers.get(decodeURIComponent(request.url));
    response.writeHead(answer ? 200 : 404).end(answer);
  }).listen(0, 'localhost');
  await once(server, 'listening');

  const url = `http://localhost:${server.address().port}`;
  const archives = readdirSync(folder).map(name => join(folder, name));
  answers = answersFor(archives, url);
  return { url, close: () => server.close() };
}
