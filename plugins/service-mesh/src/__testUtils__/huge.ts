import {
  ResolvedPolicy,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { testFinding } from './finding';
import { testCaller, testOperation, testServiceConfig } from './serviceConfig';

/**
 * A service with 500 operations, 200 callers and 500 findings.
 *
 * @internal
 */
export function hugeConfig(): ServiceConfig {
  const config = testServiceConfig();
  const ids = Array.from({ length: 500 }, (_, i) => `operation${i}`);
  const settings: ResolvedPolicy = {
    'resilience.timeout': { value: '5s', origin: { source: 'default' } },
    'resilience.retries.attempts': {
      value: 2,
      origin: { source: 'default' },
    },
  };
  return {
    ...config,
    service: {
      ...config.service,
      operations: ids.map(testOperation),
    },
    policy: {
      ...config.policy,
      operations: Object.fromEntries(ids.map(id => [id, settings])),
    },
    admission: {
      ...config.admission,
      callers: Array.from({ length: 200 }, (_, i) =>
        testCaller(`component:default/caller-${i}`),
      ),
    },
    findings: ids.map(id => testFinding({ message: `${id} is sent again.` })),
  };
}
