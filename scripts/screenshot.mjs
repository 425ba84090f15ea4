/**
 * Takes the README's picture of the Service Mesh tab from a running demo: `yarn screenshot [url]`.
 */
import { chromium } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { chromiumOptions } from './chromium.mjs';

const [url = 'http://localhost:3000'] = process.argv.slice(2);
const path = fileURLToPath(
  new URL('../docs/images/service-mesh-tab.png', import.meta.url),
);

const browser = await chromium.launch(chromiumOptions);
const page = await browser.newPage({
  viewport: { width: 1280, height: 1280 },
});
await page.goto(`${url}/catalog/default/component/order/service-mesh`);
await page.getByRole('button', { name: 'Enter' }).click();
const configuration = page.getByRole('region', { name: 'Configuration' });
await configuration.getByRole('button', { expanded: true }).first().click();
await configuration
  .getByRole('button', { name: '/virtual-service-order.yaml' })
  .click();
// The pages fade and slide into place.
await page.waitForTimeout(1_000);
await page.screenshot({ path });
await browser.close();
