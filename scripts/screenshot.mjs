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
  viewport: { width: 1440, height: 1000 },
});
await page.goto(`${url}/catalog/default/component/order/service-mesh`);
await page.getByRole('button', { name: 'Enter' }).click();
await page.getByRole('group', { name: 'Mesh' }).waitFor();
await page.getByText('apiVersion').first().waitFor();
await page.screenshot({ path });
await browser.close();
