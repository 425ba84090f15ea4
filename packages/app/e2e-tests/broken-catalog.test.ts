import { expect, test } from '@playwright/test';
import { catalogHolds, openAsGuest } from './backstage';

const problems = {
  'broken-definition': /broken-definition-api/,
  'missing-definition': /missing-definition-api/,
  'no-api': /no API/,
  dangling: /gone-api/,
};

for (const [component, problem] of Object.entries(problems)) {
  test(`the tab of ${component} says what is wrong, and the backend lives on`, async ({
    page,
    request,
  }) => {
    await catalogHolds(request, `component/default/${component}`);

    await openAsGuest(
      page,
      `/catalog/default/component/${component}/service-mesh`,
    );
    const findings = page.getByRole('region', { name: 'Findings' });
    await expect(findings.getByText(problem).first()).toBeVisible();

    const readiness = await request.get('/.backstage/health/v1/readiness');
    expect(readiness.status()).toBe(200);
  });
}
