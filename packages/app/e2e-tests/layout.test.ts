import { expect, Page, Route, test } from '@playwright/test';
import { catalogHolds, fleetHolds, openAsGuest } from './backstage';

/** Text that would do harm if it were taken for anything but text, and that nothing breaks into lines. */
const hostile = `<img src=x onerror="alert(1)"><script>alert(1)</script>\u202Egnp.\u202C${'x'.repeat(
  5_000,
)}`;

const order = '/catalog/default/component/order/service-mesh';

/** Answers as the backend does, with parts of the answer replaced. */
const answering =
  (change: (answer: any) => object, url?: (url: string) => string) =>
  async (route: Route) => {
    const asked = route.request().url();
    const response = await route.fetch({ url: url?.(asked) ?? asked });
    await route.fulfill({ json: change(await response.json()) });
  };

const fleet = answering(({ items: [first], ...page }) => ({
  ...page,
  environments: ['default', hostile],
  nextCursor: null,
  items: [
    {
      ...first,
      entityRef: `component:default/${hostile}`,
      name: hostile,
      owner: `group:default/${hostile}`,
      system: `system:default/${hostile}`,
      lifecycle: hostile,
      mesh: hostile,
      findings: { ...first.findings, error: 1 },
    },
  ],
}));

const named = (manifest: any) => ({
  ...manifest,
  file: `default/shop/${hostile}.yaml`,
  yaml: `metadata:\n  name: ${hostile}\n`,
  sourceMap: {},
  object: { ...manifest.object, metadata: { name: hostile } },
});

const repository = answering(
  ({ manifests }) => ({
    location: hostile,
    state: 'differs',
    reason: hostile,
    files: manifests.slice(0, 2).map((manifest: any, index: number) => ({
      file: named(manifest).file + index,
      state: 'changed',
      edited: 'yes',
      before: manifest.yaml,
      after: named(manifest).yaml,
    })),
  }),
  url => url.replace('/repository', ''),
);

const namespace = answering(bundle => ({
  ...bundle,
  configLocation: hostile,
  manifests: bundle.manifests.map(named),
  losses: [
    {
      mesh: 'istio',
      leaf: 'resilience.timeout',
      scope: {},
      reason: hostile,
      alternative: hostile,
    },
  ],
  findings: bundle.findings.map((finding: any) => ({
    ...finding,
    message: hostile,
    fix: { title: hostile, snippet: hostile },
  })),
}));

/** Where to look, what to answer there, and what to do first. */
const places: [
  name: string,
  path: string,
  request: RegExp,
  answer: (route: Route) => Promise<void>,
  prepare?: (page: Page) => Promise<void>,
][] = [
  ['the fleet', '/service-mesh', /\/v1\/services(\?|$)/, fleet],
  [
    'the repository',
    `${order}?view=repository`,
    /\/order\/repository/,
    repository,
  ],
  [
    'the namespace',
    order,
    /\/order\/namespace/,
    namespace,
    async page => {
      await page.getByRole('button', { name: 'Show the files' }).click();
      await page
        .getByRole('region', { name: 'Namespace shop' })
        .getByRole('button', { name: /\.yaml$/ })
        .first()
        .click();
    },
  ],
];

for (const [name, path, request, answer, prepare] of places) {
  test(`hostile text and long lines stay text within ${name}`, async ({
    page,
    request: asGuest,
  }) => {
    test.setTimeout(180_000);
    await catalogHolds(asGuest, 'component/default/order');
    await fleetHolds(asGuest, 'order');
    await openAsGuest(page, '/');
    await page.route(request, answer);
    for (const width of [1280, 768, 360]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      await prepare?.(page);
      const ours = page.locator('[data-testid^="service-mesh"]');
      await expect(
        ours.getByText('<img src=x').filter({ visible: true }).first(),
      ).toBeVisible();
      await expect(ours.locator('img, script')).toHaveCount(0);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth),
        `no wider than ${width} px`,
      ).toBeLessThanOrEqual(width);
    }
  });
}
