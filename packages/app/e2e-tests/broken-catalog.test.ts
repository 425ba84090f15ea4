import { expect, test } from '@playwright/test';
import { catalogHolds, openAsGuest } from './backstage';

const problems = {
  'broken-definition': 'api:default/broken-definition-api is not valid YAML',
  'missing-definition': 'api:default/missing-definition-api has no definition',
  'no-api': 'component:default/no-api provides no API',
  dangling: 'api:default/gone-api under spec.providesApis',
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
    await expect(findings.getByText(problem)).toBeVisible();

    const readiness = await request.get('/.backstage/health/v1/readiness');
    expect(readiness.status()).toBe(200);
  });
}
