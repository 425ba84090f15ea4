import { expect, test } from '@playwright/test';
import { catalogHolds, guestHeaders } from './backstage';

const services = ['product-catalog', 'inventory', 'order', 'payment'];

for (const mesh of ['istio', 'linkerd']) {
  test(`the services of the example shop have no error and no warning on ${mesh}`, async ({
    request,
  }) => {
    await catalogHolds(
      request,
      ...services.map(name => `component/default/${name}`),
      ...services.map(name => `api/default/${name}-api`),
    );
    const headers = await guestHeaders(request);
    for (const name of services) {
      const response = await request.get(
        `/api/service-mesh/v1/services/component/default/${name}`,
        { headers, params: { mesh } },
      );
      expect(response.status(), name).toBe(200);
      const { findings, manifests } = await response.json();
      expect(manifests, name).not.toHaveLength(0);
      expect(
        findings.filter(({ severity }: { severity: string }) =>
          ['error', 'warning'].includes(severity),
        ),
        name,
      ).toEqual([]);
    }
  });
}
