import { expect, Page, test } from '@playwright/test';
import { source } from 'axe-core';
import { catalogHolds, openAsGuest } from './backstage';

/** What axe finds wrong below what a selector means, as `rule: selector`. */
async function problems(page: Page, below: string): Promise<string[]> {
  await page.evaluate(source);
  return page.evaluate(async selector => {
    const { violations } = await (
      window as unknown as typeof globalThis & {
        axe: typeof import('axe-core');
      }
    ).axe.run(selector);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) =>
          `${id}: ${target.join(' ')} ${failureSummary}`,
      ),
    );
  }, below);
}

const content = '[data-testid=service-mesh-content]';
const card = '[data-testid=service-mesh-card]';
const tab = '/catalog/default/component/no-api/service-mesh';
const order = '/catalog/default/component/order/service-mesh';
const audited = '/catalog/default/component/recommendation/service-mesh';

/** Where to look, below which element, and what tells that it is there. */
const places: [name: string, path: string, below: string, text: string][] = [
  ['the overview', tab, content, 'Ready to enforce'],
  [
    'the steps to enforce',
    audited,
    'section[aria-label="Ready to enforce"]',
    'Let it act',
  ],
  ['files', order, content, 'apiVersion'],
  ['the map', `${order}?view=map`, content, 'inventory'],
  ['the policy', `${order}?view=policy`, content, 'mtls'],
  [
    'a comparison',
    `${order}?view=compare&withMesh=linkerd&withEnvironment=staging`,
    content,
    'Content hashes',
  ],
  ['what if', `${order}?view=whatIf`, content, 'For'],
  ['a question', `${order}?view=canCall`, content, 'Ask'],
  ['a check', `${order}?view=checkYaml`, content, 'Drop YAML'],
  [
    'the fleet',
    '/service-mesh',
    '[data-testid=service-mesh-fleet]',
    'Strict mTLS',
  ],
  [
    'a rule',
    '/service-mesh/rules/resilience/retry-unsafe',
    '[data-testid=service-mesh-rule]',
    'Services with this finding',
  ],
  [
    'the card of a service',
    '/catalog/default/component/order',
    card,
    'Rendered for',
  ],
  ['the card of a System', '/catalog/default/system/shop', card, 'Strict mTLS'],
];

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing wrong in the ${theme} theme`, async ({
    page,
    request,
  }) => {
    test.setTimeout(240_000);
    await catalogHolds(
      request,
      'component/default/order',
      'component/default/no-api',
      'component/default/recommendation',
      'system/default/shop',
    );
    await page.addInitScript(
      name => localStorage.setItem('theme', name),
      theme,
    );
    await openAsGuest(page, '/');
    for (const [name, path, below, text] of places) {
      await page.goto(path);
      await expect(page.locator(below).getByText(text).first()).toBeVisible();
      // What fades in has less contrast on the way.
      await page.waitForTimeout(700);
      expect.soft(await problems(page, below), name).toEqual([]);
    }
  });
}
