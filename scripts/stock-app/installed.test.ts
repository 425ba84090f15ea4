import { expect, test } from '@playwright/test';
import {
  catalogHolds,
  openAsGuest,
  openManifest,
  openServiceMeshTab,
} from '../../packages/app/e2e-tests/backstage';

test.beforeEach(async ({ request }) => {
  await catalogHolds(
    request,
    'component/default/tracking',
    'component/default/notices',
    'api/default/tracking-api',
    'template/default/service-mesh-configuration',
  );
});

test('a service has a tab with its configuration for each mesh', async ({
  page,
}) => {
  await openAsGuest(page, '/catalog/default/component/tracking');
  await openServiceMeshTab(page);
  await expect(page).toHaveURL(/\/component\/tracking\/service-mesh$/);
  const routes = await openManifest(page, 'virtual-service-tracking.yaml');
  await expect(routes).toContainText('networking.istio.io');
  await expect(routes).toContainText('/parcels');

  await page
    .getByRole('group', { name: 'Mesh' })
    .getByRole('button', { name: 'Linkerd' })
    .click();
  const server = await openManifest(page, 'server-tracking.yaml');
  await expect(server).toContainText('policy.linkerd.io');
});

test('the tab leads to a pull request', async ({ page }) => {
  await openAsGuest(page, '/catalog/default/component/tracking/service-mesh');
  await page.getByRole('button', { name: 'Open pull request' }).click();
  await expect(page).toHaveURL(
    /\/create\/templates\/default\/service-mesh-configuration/,
  );
  await expect(page.locator('#root_entityRef')).toHaveValue(/tracking/);
});

test('the sidebar leads to all services, and they to their tabs', async ({
  page,
}) => {
  await openAsGuest(page, '/');
  await page.getByRole('link', { name: 'Service Mesh' }).click();
  await expect(page).toHaveURL(/\/service-mesh$/);
  const service = page
    .getByRole('rowheader', { name: 'tracking' })
    .getByRole('link');
  // The first look at the catalog may be under way.
  await expect(async () => {
    await page.reload();
    await expect(service).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await service.click();
  await expect(page).toHaveURL(/\/component\/tracking\/service-mesh$/);
});

test('overviews of services and Systems have a card', async ({ page }) => {
  await openAsGuest(page, '/catalog/default/component/tracking');
  await expect(
    page.getByRole('link', { name: /Open the Service Mesh tab/ }),
  ).toBeVisible();

  await page.goto('/catalog/default/system/parcels');
  await expect(
    page.getByRole('link', { name: /Show all services of the system/ }),
  ).toBeVisible();
});
