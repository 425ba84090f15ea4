/**
 * Stands in for the host of the repository that holds the catalog of the example shop, for as long as the browser tests run. Port and
 * token are those of packages/app/e2e-tests/app-config.yaml.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { githubServer } from './github';
import { GitRepository } from './GitRepository';

const PORT = 7918;
const TOKEN = 'of-the-browser-tests';
const catalog = join(__dirname, '../../../catalog/shop');

const git = new GitRepository();
git.commit(
  'main',
  Object.fromEntries(
    readdirSync(catalog).map(file => [
      `catalog/${file}`,
      readFileSync(join(catalog, file), 'utf8'),
    ]),
  ),
);
const server = githubServer(git, TOKEN);
process.on('SIGTERM', async () => {
  await server.close();
  git.dispose();
});
server.listen(PORT);
