import { mockServices } from '@backstage/backend-test-utils';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';

/**
 * Sweeps of a backend with this feature, which run when they are told to.
 *
 * @internal
 */
export function testSweeps() {
  const scheduler = mockServices.scheduler();
  return {
    feature: createServiceFactory({
      service: coreServices.scheduler,
      deps: {},
      factory: () => scheduler,
    }),
    sweep: () => scheduler.triggerTask('service-mesh-sweep'),
  };
}
