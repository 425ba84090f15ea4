import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  RootConfigService,
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { TracingService } from '@backstage/backend-plugin-api/alpha';
import { Sweeper } from './Sweeper';

/** Where app-config says nothing. */
const defaults: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 15 },
  timeout: { minutes: 30 },
  initialDelay: { seconds: 20 },
};

/**
 * Lets one replica at a time look at the catalog, as often as app-config `serviceMesh.schedule` says.
 *
 * @internal
 */
export async function scheduleSweeps(options: {
  config: RootConfigService;
  scheduler: SchedulerService;
  sweeper: Sweeper;
  tracing: TracingService;
}): Promise<void> {
  const { config, scheduler, sweeper, tracing } = options;
  const stated = config.getOptionalConfig('serviceMesh.schedule');
  await scheduler.scheduleTask({
    ...defaults,
    ...(stated
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(stated)
      : {}),
    id: 'service-mesh-sweep',
    scope: 'global',
    fn: async signal => {
      await tracing.startActiveSpan('service_mesh.sweep', async span => {
        const report = await sweeper.sweep(signal);
        for (const [name, number] of Object.entries(report)) {
          span.setAttribute(name, number);
        }
      });
    },
  });
}
