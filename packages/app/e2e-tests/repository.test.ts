import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { catalogHolds, guestHeaders, openAsGuest } from './backstage';

/** Where app-config.yaml beside this says that the API of GitHub is. */
const PORT = 7917;
const REPOSITORY = '/repos/example/shop-config';

/** An archive of a repository with these files. */
function archiveOf(files: Record<string, string>): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'repository-'));
  for (const [file, text] of Object.entries(files)) {
    const path = join(folder, 'root', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const archive = execFileSync('tar', ['-cz', 'root'], { cwd: folder });
  rmSync(folder, { recursive: true });
  return archive;
}

/** Stands in for GitHub, as far as reading a tree asks it. */
async function serveRepository(archive: Buffer): Promise<Server> {
  const server = createServer(({ url = '' }, response) => {
    if (url.startsWith(`${REPOSITORY}/commits/main/status`)) {
      const template = `http://localhost:${PORT}${REPOSITORY}/{archive_format}{/ref}`;
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({ sha: 'a', repository: { archive_url: template } }),
      );
    } else if (url.startsWith(`${REPOSITORY}/tarball`)) {
      response.end(archive);
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>(resolve => {
    server.listen(PORT, 'localhost', resolve);
  });
  return server;
}

test('somebody sees that the repository could not be read, then how it differs', async ({
  page,
  request,
}) => {
  await catalogHolds(
    request,
    'component/default/order',
    'api/default/order-api',
  );
  await openAsGuest(
    page,
    '/catalog/default/component/order/service-mesh?view=repository',
  );
  const view = page.getByRole('region', { name: 'Repository' });
  await expect(view).toContainText('The repository cannot be told.');

  const response = await request.get(
    '/api/service-mesh/v1/services/component/default/order',
    { headers: await guestHeaders(request) },
  );
  const manifests: { file: string; yaml: string }[] = (await response.json())
    .manifests;
  const edited = manifests.find(({ file }) =>
    file.includes('virtual-service'),
  )!;
  const files = Object.fromEntries(
    manifests.map(({ file, yaml }) => [
      `mesh/${file}`,
      file === edited.file ? yaml.replace(/timeout: .*/, 'timeout: 77s') : yaml,
    ]),
  );
  const server = await serveRepository(archiveOf(files));
  try {
    await page.getByRole('button', { name: 'Look again' }).click();

    await expect(view).toContainText('1 file was edited by hand.');
    await expect(
      page.getByRole('group', { name: `Differences in ${edited.file}` }),
    ).toContainText('timeout: 77s');
  } finally {
    server.close();
  }
});
