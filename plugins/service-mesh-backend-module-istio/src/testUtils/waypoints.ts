import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { renderServiceBundle } from '../render/serviceBundle';
import { ambientCaller, defaultInput, inAmbient, Options } from './inputs';
import { waypointTarget } from './rendered';

/**
 * Ambient with a waypoint, and HTTPRoutes that know retries.
 *
 * @internal
 */
export const experimental = waypointTarget(
  {},
  { gatewayApiChannel: 'experimental' },
);

/**
 * The default service, in ambient as its caller is.
 *
 * @internal
 */
export const ambientInput = (options: Options = {}): ServiceInput =>
  defaultInput({
    ...options,
    service: { mesh: inAmbient, ...options.service },
    input: {
      admission: {
        mode: 'listed',
        callers: [ambientCaller('web')],
        origin: { source: 'default' },
      },
      ...options.input,
    },
  });

/**
 * The default service, in ambient, with these callers.
 *
 * @internal
 */
export const listed = (
  ...callers: ServiceInput['admission']['callers']
): ServiceInput =>
  ambientInput({
    input: {
      admission: { mode: 'listed', callers, origin: { source: 'default' } },
    },
  });

/**
 * What is lost behind a waypoint.
 *
 * @internal
 */
export const lossesOf = (
  input: ServiceInput,
  target: Target = experimental,
): [string, object][] =>
  renderServiceBundle(input, target).losses.map(({ leaf, scope }) => [
    leaf,
    scope,
  ]);
