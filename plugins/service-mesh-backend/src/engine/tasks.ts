import { Steps } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { check } from './check';
import { deliver } from './deliver';
import { Engine } from './Engine';

const tasks = { check, deliver };

/**
 * What an engine does with the files that a caller brings along, by name. Plain data goes in and comes out, so that a thread can do
 * it; where there is none, others have their turn in between.
 *
 * @internal
 */
export type Tasks = typeof tasks;

/**
 * What a task needs.
 *
 * @internal
 */
export type TaskOptions<N extends keyof Tasks> = Parameters<Tasks[N]>[1];

/**
 * What comes of a task.
 *
 * @internal
 */
export type TaskResult<N extends keyof Tasks> = ReturnType<
  Tasks[N]
> extends Steps<infer T>
  ? T
  : never;

/**
 * A task, step by step.
 *
 * @throws what the task throws.
 * @internal
 */
export function taskSteps<N extends keyof Tasks>(
  engine: Engine,
  name: N,
  options: TaskOptions<N>,
): Steps<TaskResult<N>> {
  const task = tasks[name] as (
    engine: Engine,
    options: TaskOptions<N>,
  ) => Steps<TaskResult<N>>;
  return task(engine, options);
}
