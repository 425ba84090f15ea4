import { expect, test } from '@playwright/test';
import { catalogHolds, openAsGuest, openServiceMeshTab } from './backstage';

/** What stands in for the host of the shop's repository, as app-config.yaml beside this names it. */
const HOST = 'http://127.0.0.1:7918/repos/example/config';
const headers = { authorization: 'token of-the-browser-tests' };

const ORDER = 'catalog/order.yaml';

test('somebody tries another timeout and brings it to the repository by pull request', async ({
  page,
  request,
}) => {
  await catalogHolds(
    request,
    'component/default/order',
    'api/default/order-api',
    'template/default/service-mesh-settings',
  );
  const read = async (path: string) => {
    const response = await request.get(`${HOST}/${path}`, { headers });
    expect(response.status(), path).toBe(200);
    return response;
  };

  await openAsGuest(page, '/catalog/default/component/order');
  await openServiceMeshTab(page);
  await page.getByRole('tab', { name: 'What if' }).click();
  await page.getByLabel('resilience.timeout').fill('7s');
  await page.getByRole('button', { name: 'Change it by pull request' }).click();

  await expect(page.locator('#root_entityRef')).toHaveValue(/order/);
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByText('resilience.timeout')).toBeVisible();
  await page.getByRole('button', { name: 'Create' }).click();

  const link = page.getByRole('link', { name: 'Pull request' });
  await expect(link).toHaveAttribute(
    'href',
    /^https:\/\/github\.test\/example\/config\/pull\/\d+$/,
  );
  const [number] = /\d+$/.exec((await link.getAttribute('href'))!)!;
  const { title, head, base } = await (await read(`pulls/${number}`)).json();
  expect([title, base.ref]).toEqual(['Mesh settings of order', 'main']);
  const before = await (await read(`contents/${ORDER}?ref=main`)).text();
  const after = await (await read(`contents/${ORDER}?ref=${head.ref}`)).text();
  const added = after
    .split('\n')
    .filter(line => !before.split('\n').includes(line));
  expect(added).toEqual([
    '    mesh-configurator.io/policy.resilience.timeout: 7s',
  ]);
  expect(after.length - before.length).toBe(`${added[0]}\n`.length);
});
