import { expect, Page, test } from '@playwright/test';
import { source } from 'axe-core';
import { catalogHolds, openAsGuest } from './backstage';

/** What axe finds wrong below an element, as `rule: selector`. */
async function problems(page: Page, testId: string): Promise<string[]> {
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
  }, `[data-testid="${testId}"]`);
}

const tab = '/catalog/default/component/no-api/service-mesh';
const order = '/catalog/default/component/order/service-mesh';

/** Where to look, below which element, and what tells that it is there. */
const places: [name: string, path: string, testId: string, text: string][] = [
  ['the overview', tab, 'service-mesh-content', 'Ready to enforce'],
  ['files', order, 'service-mesh-content', 'apiVersion'],
  ['the map', `${order}?view=map`, 'service-mesh-content', 'inventory'],
  ['the policy', `${order}?view=policy`, 'service-mesh-content', 'mtls'],
  [
    'a comparison',
    `${order}?view=compare&withMesh=linkerd&withEnvironment=staging`,
    'service-mesh-content',
    'Content hashes',
  ],
  ['what if', `${order}?view=whatIf`, 'service-mesh-content', 'For'],
  ['a question', `${order}?view=canCall`, 'service-mesh-content', 'Ask'],
  ['a check', `${order}?view=checkYaml`, 'service-mesh-content', 'Drop YAML'],
  ['the fleet', '/service-mesh', 'service-mesh-fleet', 'Strict mTLS'],
  [
    'a rule',
    '/service-mesh/rules/resilience/retry-unsafe',
    'service-mesh-rule',
    'Services with this finding',
  ],
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
    );
    await page.addInitScript(
      name => localStorage.setItem('theme', name),
      theme,
    );
    await openAsGuest(page, '/');
    for (const [name, path, testId, text] of places) {
      await page.goto(path);
      await expect(
        page.getByTestId(testId).getByText(text).first(),
      ).toBeVisible();
      // What fades in has less contrast on the way.
      await page.waitForTimeout(700);
      expect.soft(await problems(page, testId), name).toEqual([]);
    }
  });
}
