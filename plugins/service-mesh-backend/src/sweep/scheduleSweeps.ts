import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  RootConfigService,
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
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
}): Promise<void> {
  const { config, scheduler, sweeper } = options;
  const stated = config.getOptionalConfig('serviceMesh.schedule');
  await scheduler.scheduleTask({
    ...defaults,
    ...(stated
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(stated)
      : {}),
    id: 'service-mesh-sweep',
    scope: 'global',
    fn: async signal => {
      await sweeper.sweep(signal);
    },
  });
}
