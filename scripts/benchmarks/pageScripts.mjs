/** How much JavaScript an app loads. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { signIn } from './pageActions.mjs';
import { url } from './pageServer.mjs';

const service = '/catalog/default/component/order';

/** The overview of a service, with or without the plugin. */
const overview = { path: service, wanted: 'text=Production' };

/** The tab, one view after the other. */
const views = [
  'overview',
  'map',
  'policy',
  'compare&withMesh=linkerd',
  'repository',
  'whatIf',
  'canCall',
  'checkYaml',
].map(view => ({
  path: `${service}/service-mesh?view=${view}`,
  wanted: '[role=tabpanel] section',
}));

/** How long nothing more is loaded for until a page is whole, in milliseconds. */
const QUIET = 1_000;

/** Bytes of the scripts, gzipped, that a browser loads for some pages. */
async function loadedFor(browser, pages, app) {
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
  // What is still loaded when another page is opened could not be read.
  const untilWhole = async () => {
    for (let known; known !== bodies.length; ) {
      known = bodies.length;
      await Promise.all(bodies);
      await page.waitForTimeout(QUIET);
    }
  };
  await signIn(page);
  await untilWhole();
  for (const { path, wanted } of pages) {
    await page.goto(path);
    await page.locator(wanted).first().waitFor();
    await untilWhole();
  }
  await context.close();
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

/** What the tab with all its views loads beyond what the same app without the plugin loads for the overview of a service. */
export async function scriptBytes(browser, stockApp) {
  const [withTab, without] = [
    await loadedFor(browser, [overview, ...views]),
    await loadedFor(browser, [overview], stockApp),
  ];
  return withTab - without;
}
