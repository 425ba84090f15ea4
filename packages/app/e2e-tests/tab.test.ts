import { expect, test } from '@playwright/test';
import { catalogHolds, openAsGuest } from './backstage';

const tab = '/catalog/default/component/order/service-mesh';

test.beforeEach(async ({ request }) => {
  await catalogHolds(
    request,
    'component/default/order',
    'component/default/inventory',
    'api/default/order-api',
  );
});

test('somebody reads what a service is in for, and where a value comes from', async ({
  page,
}) => {
  await openAsGuest(page, tab);
  const summary = page.getByRole('region', { name: 'Summary' });
  await expect(summary).toContainText('Enforce: policies that deny act');
  await expect(summary).toContainText('Strict: plaintext is refused');

  await page
    .getByRole('button', { name: '/destination-rule-order.yaml' })
    .click();
  const yaml = page.getByRole('listbox', {
    name: 'YAML of DestinationRule order',
  });
  await yaml.getByRole('option', { name: /consecutive5xxErrors/ }).click();
  await expect(
    page.getByRole('status').filter({ hasText: 'Built-in default' }),
  ).toBeVisible();

  await page.getByRole('tab', { name: 'Policy' }).click();
  await expect(page.getByRole('region', { name: 'Security' })).toContainText(
    'security.stage',
  );
  await page.getByRole('tab', { name: 'Map' }).click();
  await page
    .getByRole('region', { name: 'Map' })
    .getByRole('link', { name: 'inventory' })
    .click();
  await expect(page).toHaveURL(/component\/inventory\/service-mesh/);
});

test('somebody compares an environment with another one', async ({ page }) => {
  await openAsGuest(page, `${tab}?view=compare`);

  await page.getByLabel('Compare with environment').selectOption('staging');

  await expect(
    page.getByRole('group', { name: 'Changes of VirtualService order' }).last(),
  ).toContainText('shop-staging');
  await expect(page).toHaveURL(/withEnvironment=staging/);
});

test('somebody tries another timeout and copies what makes it so', async ({
  page,
}) => {
  await openAsGuest(page, `${tab}?view=whatIf`);

  await page.getByLabel('resilience.timeout').fill('7s');

  const result = page.getByRole('region', { name: 'What it comes to' });
  await expect(
    result
      .getByRole('group', { name: 'Changes of VirtualService order' })
      .last(),
  ).toContainText('timeout: 7s');
  await expect(result).toContainText(
    'mesh-configurator.io/policy.resilience.timeout: 7s',
  );
});

test('somebody asks who may call', async ({ page }) => {
  await openAsGuest(page, `${tab}?view=canCall`);
  const ask = async (caller: string) => {
    await page.getByLabel('Caller').fill(caller);
    await page.getByLabel('Path').fill('/orders/7');
    await page.getByRole('button', { name: 'Ask' }).click();
  };

  await ask('istio-ingress/gateway');
  const answer = page.getByRole('status', { name: 'Answer' });
  await expect(answer).toContainText('Yes, it gets through.');
  await expect(answer).toContainText('AuthorizationPolicy shop/order-callers');
  await ask('elsewhere/nobody');
  await expect(answer).toContainText('No, it is denied.');
});

test('somebody checks YAML of their own', async ({ page }) => {
  await openAsGuest(page, `${tab}?view=checkYaml`);

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

  await expect(page.getByRole('region', { name: 'Findings' })).toContainText(
    'timeuot',
  );
  await expect(
    page
      .getByRole('listbox', { name: 'YAML of pasted.yaml' })
      .getByRole('option', { name: /Error.*timeuot/ }),
  ).toBeVisible();
});
