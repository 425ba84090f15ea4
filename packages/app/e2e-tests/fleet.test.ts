import { expect, test } from '@playwright/test';
import { fleetHolds, openAsGuest } from './backstage';

test.beforeEach(({ request }) => fleetHolds(request, 'order', 'no-api'));

test('somebody finds the services to look after, and shares the link', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await openAsGuest(page, '/');
  await page
    .getByRole('navigation', { name: 'sidebar nav' })
    .getByRole('link', { name: 'Service Mesh' })
    .click();
  const services = page.getByRole('table', { name: 'Services' });
  await expect(
    services.getByRole('rowheader', { name: 'order' }),
  ).toBeVisible();

  await page.getByLabel('System').selectOption('system:default/shop');
  await page.getByLabel('Stage').selectOption('enforce');
  await expect(
    services.getByRole('rowheader', { name: 'order' }),
  ).toBeVisible();
  await expect(
    services.getByRole('rowheader', { name: 'payment' }),
  ).toHaveCount(0);

  const link = page.url();
  await page.goto('/');
  await page.goto(link);
  await expect(page.getByLabel('Stage')).toHaveValue('enforce');
  await expect(
    services.getByRole('rowheader', { name: 'payment' }),
  ).toHaveCount(0);

  await services.getByRole('link', { name: 'order' }).click();
  await expect(page).toHaveURL(/component\/order\/service-mesh/);
});
