/** How much JavaScript an app loads. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { url } from './pageServer.mjs';

const service = '/catalog/default/component/order';
const views = [
  '',
  '?view=map',
  '?view=policy',
  '?view=compare&withMesh=linkerd',
].concat(['whatIf', 'canCall', 'checkYaml'].map(view => `?view=${view}`));

/** Bytes of the scripts, gzipped, that a browser loads for some pages. */
async function loadedFor(browser, paths, app) {
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  const sizes = new Map();
  const bodies = [];
  if (app) {
    await page.route(
      ({ pathname }) => !pathname.startsWith('/api/'),
      route => {
        const file = join(app, new URL(route.request().url()).pathname);
        return route.fulfill({
          path:
            existsSync(file) && file.includes('.')
              ? file
              : join(app, 'index.html'),
        });
      },
    );
  }
  page.on('response', response => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith('.js')) {
      bodies.push(
        response
          .body()
          .then(body => sizes.set(pathname, gzipSync(body).length)),
      );
    }
  });
  await page.goto('/');
  await page.getByRole('button', { name: 'Enter' }).click();
  for (const path of paths) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
  }
  await Promise.all(bodies);
  await context.close();
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

/** What the tab with all its views loads beyond what the same app without the plugin loads for the overview of a service. */
export async function scriptBytes(browser, stockApp) {
  const tab = views.map(view => `${service}/service-mesh${view}`);
  const [withTab, without] = [
    await loadedFor(browser, [service, ...tab]),
    await loadedFor(browser, [service], stockApp),
  ];
  return withTab - without;
}
