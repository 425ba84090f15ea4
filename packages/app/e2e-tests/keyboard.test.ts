import { expect, Locator, Page, test } from '@playwright/test';
import { catalogHolds } from './backstage';

/** Most presses of a key to get anywhere on a page. */
const FAR = 250;

/** Whether an element of ours that has the focus looks like it: by an outline, or as Material UI marks it. */
const looksFocused = (element: Element) => {
  const isOurs = element.closest('[data-testid^="service-mesh"]') !== null;
  const { outlineStyle, boxShadow } = getComputedStyle(element);
  return (
    !isOurs ||
    outlineStyle !== 'none' ||
    boxShadow !== 'none' ||
    element.closest('.Mui-focusVisible, .Mui-focused') !== null
  );
};

/** Goes to an element with the Tab key, as people do who have no pointer. */
async function tabTo(page: Page, target: Locator, key = 'Tab') {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < FAR; presses++) {
    if (await target.evaluate(element => element === document.activeElement)) {
      await expect
        .poll(() => target.evaluate(looksFocused), 'the focus shows')
        .toBe(true);
      return;
    }
    await page.keyboard.press(key);
  }
  throw new Error(`The ${key} key does not lead to ${target}`);
}

async function press(page: Page, target: Locator, key = 'Enter') {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

async function write(page: Page, target: Locator, text: string) {
  await tabTo(page, target);
  await page.keyboard.insertText(text);
}

/** Chooses a view with the arrow keys. */
async function openView(page: Page, name: string) {
  const tabs = page.getByRole('tablist', { name: 'Views' });
  await tabTo(page, tabs.getByRole('tab', { selected: true }));
  await tabTo(page, tabs.getByRole('tab', { name, exact: true }), 'ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tabpanel', { name })).toBeVisible();
}

async function signIn(page: Page, path: string) {
  await page.goto(path);
  await press(page, page.getByRole('button', { name: 'Enter' }));
}

test.beforeEach(async ({ request }) => {
  test.setTimeout(240_000);
  await catalogHolds(
    request,
    'component/default/order',
    'component/default/inventory',
    'api/default/order-api',
  );
});

test('somebody without a pointer reads what a service is in for', async ({
  page,
}) => {
  await signIn(page, '/catalog/default/component/order');
  await press(
    page,
    page
      .getByRole('navigation', { name: 'Content navigation' })
      .getByRole('link', { name: 'Service Mesh' }),
  );

  await press(
    page,
    page.getByRole('button', { name: '/virtual-service-order.yaml' }),
  );
  const yaml = page.getByRole('listbox', {
    name: 'YAML of VirtualService order',
  });
  await tabTo(page, yaml);
  const origin = page.getByRole('status').filter({ hasText: 'Comes from' });
  await expect(async () => {
    await page.keyboard.press('ArrowDown');
    await expect(origin).toBeVisible({ timeout: 100 });
  }).toPass();

  await openView(page, 'Map');
  const map = page.getByRole('region', { name: 'Map' });
  const edge = map.getByRole('button', {
    name: 'Policy from order to inventory',
  });
  await press(page, edge);
  const policy = page.getByRole('region', {
    name: 'Policy from order to inventory',
  });
  await expect(policy).toContainText('resilience.timeout');
  await press(page, policy.getByRole('button', { name: 'Close' }));
  await expect(edge).toHaveAttribute('aria-expanded', 'false');

  await openView(page, 'Policy');
  await expect(page.getByRole('region', { name: 'Security' })).toBeVisible();

  await openView(page, 'Map');
  await press(page, map.getByRole('link', { name: 'inventory' }));
  await expect(page).toHaveURL(/component\/inventory\/service-mesh/);
});

test('somebody without a pointer tries things out', async ({ page }) => {
  await signIn(page, '/catalog/default/component/order/service-mesh');

  await openView(page, 'What if');
  await write(page, page.getByLabel('resilience.timeout'), '7s');
  const result = page.getByRole('region', { name: 'What it comes to' });
  await expect(result).toContainText('timeout: 7s');

  await openView(page, 'Can it call me?');
  await write(
    page,
    page.getByLabel('Caller', { exact: true }),
    'elsewhere/nobody',
  );
  // Out of the list of suggestions.
  await page.keyboard.press('Escape');
  await write(page, page.getByLabel('Path', { exact: true }), '/orders/7');
  await press(page, page.getByRole('button', { name: 'Ask' }));
  await expect(page.getByRole('status', { name: 'Answer' })).toContainText(
    'No, it is denied.',
  );

  await openView(page, 'Check my YAML');
  await write(
    page,
    page.getByRole('textbox', { name: 'YAML' }),
    [
      'apiVersion: networking.istio.io/v1',
      'kind: VirtualService',
      'metadata: { name: pay, namespace: shop }',
      'spec: { hosts: [pay], htpp: [] }',
    ].join('\n'),
  );
  await press(page, page.getByRole('button', { name: 'Check', exact: true }));
  const findings = page.getByRole('region', { name: 'Findings' });
  await expect(findings).toContainText('htpp');
  const details = findings
    .getByRole('row', { name: 'htpp' })
    .getByRole('button', { name: 'Explain and fix' });
  // The only finding is open from the start.
  await expect(details).toHaveAttribute('aria-expanded', 'true');
  await press(page, details);
  await expect(details).toHaveAttribute('aria-expanded', 'false');
  await press(page, details);
  await expect(details).toHaveAttribute('aria-expanded', 'true');
  await press(page, findings.getByRole('link', { name: 'About the rule' }));
  await expect(page).toHaveURL(/service-mesh\/rules\//);
  await expect(
    page.getByRole('link', { name: 'Services with this finding' }),
  ).toBeVisible();
});

test('somebody without a pointer finds out what to do first', async ({
  page,
  request,
}) => {
  await catalogHolds(request, 'component/default/no-api');
  await signIn(page, '/catalog/default/component/no-api/service-mesh');
  const findings = page.getByRole('region', { name: 'Findings' });
  await write(page, findings.getByLabel('Search findings'), 'provides no API');
  await expect(findings.getByRole('status')).toContainText('1 of');
  const severity = findings.getByRole('search').getByRole('button').first();
  await press(page, severity, 'Space');
  await expect(severity).toHaveAttribute('aria-pressed', 'false');

  const steps = page.getByRole('region', { name: 'Ready to enforce' });
  await expect(steps).toContainText('before policies that deny may act');
  await tabTo(page, steps.getByRole('group', { name: 'Facts are stated' }));
  await press(page, steps.getByRole('button', { name: 'Copy' }).first());
  await expect(steps.getByRole('button', { name: 'Copied' })).toBeFocused();

  await press(
    page,
    page
      .getByRole('navigation', { name: 'sidebar nav' })
      .getByRole('link', { name: 'Service Mesh' }),
  );
  const services = page.getByRole('table', { name: 'Services' });
  await tabTo(page, page.getByLabel('Stage'));
  await page.keyboard.press('E');
  await expect(page).toHaveURL(/stage=enforce/);
  await expect(
    services.getByRole('rowheader', { name: 'payment' }),
  ).toHaveCount(0);
  await press(page, page.getByRole('button', { name: 'Clear filters' }));
  await press(page, services.getByRole('button', { name: 'Findings' }));
  await expect(
    services.getByRole('columnheader', { name: 'Findings' }),
  ).toHaveAttribute('aria-sort', 'descending');

  // Otherwise, the demo fits on one page.
  await page.route(/\/v1\/services\?(?!.*limit)/, route =>
    route.continue({ url: `${route.request().url()}&limit=2` }),
  );
  await page.goto('/service-mesh?orderBy=name');
  await press(page, page.getByRole('button', { name: 'Next' }));
  await expect(page).toHaveURL(/cursor=/);
  await press(page, page.getByRole('button', { name: 'Back to the start' }));
  await expect(page).not.toHaveURL(/cursor=/);
});
