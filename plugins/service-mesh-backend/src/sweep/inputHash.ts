import { createHash } from 'node:crypto';
import { SharedIdentity } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { Engine } from '../engine/Engine';

const sha256 = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex');

/**
 * A hash of everything beside the catalog that results are made of.
 *
 * @param release - of this package
 * @internal
 */
export function engineHash(
  { meshConfig, providers, rules }: Engine,
  release: string,
): string {
  const { schedule, history, ...config } = meshConfig;
  return sha256([
    release,
    config,
    providers.map(({ id, versions }) => [id, versions]),
    rules.map(({ code }) => code),
  ]);
}

/**
 * A hash of everything that the result of a service is made of.
 *
 * @param options - `engine` is the {@link engineHash}
 * @internal
 */
export function inputHash(options: {
  engine: string;
  environment: string;
  dependencies: Record<string, string>;
  shared: readonly SharedIdentity[];
}): string {
  const { engine, environment, dependencies, shared } = options;
  return sha256([
    engine,
    environment,
    dependencies,
    shared.map(({ what, others, count }) => [what, others, count]),
  ]);
}
