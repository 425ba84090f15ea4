/**
 * Takes the pictures of the documentation from a running demo: `yarn screenshot [url]`.
 */
import { chromium } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { chromiumOptions } from './chromium.mjs';

const [url = 'http://localhost:3000'] = process.argv.slice(2);
const tab = '/catalog/default/component/order/service-mesh';

/** Each picture: its name, the page, its height, and what to do there first. */
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
for (const { name, path, height, prepare } of pictures) {
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
  await page.screenshot({
    path: fileURLToPath(new URL(`../docs/images/${name}.png`, import.meta.url)),
  });
}
await browser.close();
