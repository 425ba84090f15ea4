import {
  testServiceInput,
  testTarget,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { renderObjectives } from './objectives';

it('queries the metrics of the inbound proxies for the objectives', () => {
  const input = testServiceInput({
    policy: { 'observability.slo.latency': '300ms' },
  });
  const target = testTarget({
    mesh: 'linkerd',
    provider: 'linkerd',
    version: '2.18',
  });

  expect(renderObjectives(input, target)).toMatchObject([
    {
      leaf: 'observability.slo.latency',
      alternative:
        'Alert where this, in milliseconds, is over 300ms: histogram_quantile(0.99, sum by (le) (rate(response_latency_ms_bucket{direction="inbound",namespace="shop",deployment="order"}[30d])))',
    },
  ]);
});
