import { expect, test } from '@playwright/test';
import {
  catalogHolds,
  guestHeaders,
  openAsGuest,
  openManifest,
  openServiceMeshTab,
} from './backstage';

test('a guest goes from a service to a pull request with its mesh configuration', async ({
  page,
  request,
}) => {
  await catalogHolds(
    request,
    'component/default/order',
    'api/default/order-api',
    'template/default/service-mesh-configuration',
  );

  await openAsGuest(page, '/catalog/default/component/order');
  await openServiceMeshTab(page);
  const istioRoutes = await openManifest(page, 'virtual-service-order.yaml');
  await expect(istioRoutes).toContainText('networking.istio.io');
  await expect(istioRoutes).toContainText('/orders');

  await page
    .getByRole('group', { name: 'Mesh' })
    .getByRole('button', { name: 'Linkerd' })
    .click();
  const linkerdServer = await openManifest(page, 'server-order.yaml');
  await expect(linkerdServer).toContainText('policy.linkerd.io');
  await expect(
    page.getByRole('button', { name: /virtual-service/ }),
  ).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Findings' })).toBeVisible();

  await page.getByRole('button', { name: 'Open pull request' }).click();
  await expect(page).toHaveURL(/\/create\/templates\//);
  await expect(page.locator('#root_entityRef')).toHaveValue(/order/);
  await expect(page.getByText('Linkerd', { exact: true })).toBeVisible();

  const form = new URL(page.url());
  const headers = await guestHeaders(request);
  const template = await request.get(
    form.pathname.replace(
      '/create/templates/',
      '/api/catalog/entities/by-name/template/',
    ),
    { headers },
  );
  const dryRun = await request.post('/api/scaffolder/v2/dry-run', {
    headers,
    data: {
      template: await template.json(),
      values: JSON.parse(form.searchParams.get('formData') ?? ''),
      secrets: {},
      directoryContents: [],
    },
  });
  expect(dryRun.status()).toBe(200);
  const { directoryContents } = await dryRun.json();
  const files = directoryContents.map(({ path }: { path: string }) => path);
  expect(files).toContain(
    'mesh/default/shop/order/mesh-tls-authentication-order-callers.yaml',
  );
  // What refuses calls comes in a later pull request.
  expect(files).not.toContainEqual(expect.stringMatching(/\/server-/));
});
