import { expect, test } from '@playwright/test';
import {
  catalogHolds,
  openAsGuest,
} from '../../packages/app/e2e-tests/backstage';

test.beforeEach(async ({ request }) => {
  await catalogHolds(
    request,
    'component/default/tracking',
    'component/default/archive',
  );
});

test('the tab has another name, path and place, and is on other entities too', async ({
  page,
}) => {
  await openAsGuest(page, '/catalog/default/component/archive');
  const tabs = page
    .getByRole('navigation', { name: 'Content navigation' })
    .getByRole('link');
  await expect(tabs.nth(0)).toHaveText('Overview');
  await expect(tabs.nth(1)).toHaveText('Mesh');
  await tabs.nth(1).click();
  await expect(page).toHaveURL(/\/component\/archive\/mesh$/);
  await expect(page.getByTestId('service-mesh-content')).toBeVisible();
});

test('a card that is switched off is not there', async ({ page }) => {
  await openAsGuest(page, '/catalog/default/component/tracking');
  await expect(page.getByText('About', { exact: true })).toBeVisible();
  await expect(
    page.getByRole('link', { name: /Open the Service Mesh tab/ }),
  ).toHaveCount(0);
});

test('the page of all services has another name and path, and leads to the tab where it is', async ({
  page,
}) => {
  await openAsGuest(page, '/');
  await page.getByRole('link', { name: 'Meshes' }).click();
  await expect(page).toHaveURL(/\/meshes$/);
  await page
    .getByRole('rowheader', { name: 'tracking' })
    .getByRole('link')
    .click();
  await expect(page).toHaveURL(/\/component\/tracking\/mesh$/);
});
