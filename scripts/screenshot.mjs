/**
 * Takes the pictures of the documentation from a running demo: `yarn screenshot [url]`.
 */
import { chromium } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { chromiumOptions } from './chromium.mjs';

const [url = 'http://localhost:3000'] = process.argv.slice(2);
const tab = '/catalog/default/component/order/service-mesh';

const namespaceIn = page =>
  page.getByRole('region', { name: 'Namespace shop', exact: true });

/** Answers for a repository in which somebody has edited a file by hand; nothing stands where the example shop says. */
async function answerForRepository(route) {
  const response = await route.fetch({
    url: route.request().url().replace('/repository', ''),
  });
  const { configLocation, manifests } = await response.json();
  const { file, yaml } = manifests.find(each =>
    each.file.endsWith('/virtual-service-order.yaml'),
  );
  const { file: other, yaml: text } = manifests.at(-1);
  await route.fulfill({
    json: {
      location: configLocation,
      state: 'differs',
      reason: null,
      files: [
        {
          file,
          state: 'changed',
          edited: 'yes',
          before: yaml.replace(/timeout: .*/, 'timeout: 77s'),
          after: yaml,
        },
        {
          file: other,
          state: 'added',
          edited: 'no',
          before: null,
          after: text,
        },
      ],
    },
  });
}

/** Each picture: its name, the page, its height, what to do there first, and which part of the page to take, if not all. */
const pictures = [
  {
    name: 'service-mesh-tab',
    path: tab,
    height: 1900,
    prepare: async page => {
      const configuration = page.getByRole('region', { name: 'Configuration' });
      await configuration.getByRole('button', { expanded: true }).click();
      await configuration
        .getByRole('button', { name: '/virtual-service-order.yaml' })
        .click();
      await configuration
        .getByRole('option', { name: /timeout/ })
        .first()
        .click();
      await page.mouse.move(0, 0);
      await page.evaluate(() => window.scrollTo(0, 0));
    },
  },
  {
    name: 'service-mesh-readiness',
    path: '/catalog/default/component/recommendation/service-mesh',
    height: 1400,
  },
  {
    name: 'service-mesh-map',
    path: `${tab}?view=map`,
    height: 1000,
    prepare: page =>
      page.getByRole('button', { name: 'Policy from ingress' }).click(),
  },
  { name: 'service-mesh-policy', path: `${tab}?view=policy`, height: 1000 },
  {
    name: 'service-mesh-compare',
    path: `${tab}?view=compare&withEnvironment=staging`,
    height: 1000,
  },
  {
    name: 'service-mesh-repository',
    path: `${tab}?view=repository`,
    height: 1000,
    prepare: page =>
      page.getByRole('group', { name: /^Differences in/ }).waitFor(),
  },
  {
    name: 'service-mesh-namespace',
    path: tab,
    height: 1300,
    prepare: async page => {
      const namespace = namespaceIn(page);
      await namespace.getByRole('button', { name: 'Show the files' }).click();
      await namespace
        .getByRole('button', { name: '/namespace-shop.yaml' })
        .click();
    },
    part: namespaceIn,
  },
  {
    name: 'service-mesh-what-if',
    path: `${tab}?view=whatIf`,
    height: 1200,
    prepare: async page => {
      await page.getByLabel('resilience.timeout').fill('7s');
      await page.getByText('timeout: 7s').first().waitFor();
    },
  },
  {
    name: 'service-mesh-can-call',
    path: `${tab}?view=canCall`,
    height: 800,
    prepare: async page => {
      await page.getByLabel('Path').fill('/orders/7');
      await page.getByRole('button', { name: 'Ask' }).click();
      await page.getByText('Decided by').waitFor();
    },
  },
  {
    name: 'service-mesh-check',
    path: `${tab}?view=checkYaml`,
    height: 1300,
    prepare: async page => {
      await page
        .getByRole('textbox', { name: 'YAML' })
        .fill(
          [
            'apiVersion: networking.istio.io/v1',
            'kind: VirtualService',
            'metadata: { name: pay, namespace: shop }',
            'spec:',
            '  hosts: [pay]',
            '  http:',
            '    - timeuot: 5s',
            '      route: [{ destination: { host: pay } }]',
          ].join('\n'),
        );
      await page.getByRole('button', { name: 'Check', exact: true }).click();
      await page.getByRole('region', { name: 'Findings' }).waitFor();
    },
  },
  { name: 'service-mesh-fleet', path: '/service-mesh', height: 900 },
];

const browser = await chromium.launch(chromiumOptions);
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await page.goto(url);
await page.getByRole('button', { name: 'Enter' }).click();
await page.getByRole('link', { name: 'Settings' }).waitFor();
await page.route('**/repository?*', answerForRepository);
for (const { name, path, height, prepare, part } of pictures) {
  await page.setViewportSize({ width: 1280, height });
  await page.goto(url + path);
  await page
    .locator('[data-testid^="service-mesh"]')
    .getByRole('region')
    .first()
    .waitFor();
  await prepare?.(page);
  // The pages fade and slide into place.
  await page.waitForTimeout(1_500);
  await (part?.(page) ?? page).screenshot({
    path: fileURLToPath(new URL(`../docs/images/${name}.png`, import.meta.url)),
  });
}
await browser.close();
