import {
  durationMs,
  Loss,
  PolicyValues,
  Sourced,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { asFilter } from './httpRouteValues';
import { filterNeeds, knowsFilter } from './gatewayApi';
import { HttpRouteFilter } from './routeParts';

const leaf = 'traffic.ingress.cors';

type Cors = PolicyValues[typeof leaf];

/** A `*` inside an origin is a character to some meshes and any text to others. */
const isPlain = (origin: string) => origin === '*' || !origin.includes('*');

/** The filter for a setting; `null` where an HTTPRoute cannot say it. */
function filterOf({ maxAge, allowCredentials, ...lists }: Cors) {
  const cors = {
    ...lists,
    ...(maxAge ? { maxAge: durationMs(maxAge) / 1_000 } : {}),
    // Older releases know only the value true.
    ...(allowCredentials ? { allowCredentials } : {}),
  };
  const filter = asFilter({ type: 'CORS', cors });
  return (lists.allowOrigins ?? []).every(isPlain) ? filter : null;
}

function settingOf({ policy }: ServiceInput): Sourced<Cors> | undefined {
  return policy.service[leaf];
}

/**
 * The filter that admits cross-origin requests; none where the policy asks for none or an HTTPRoute of the target cannot say
 * it.
 *
 * @internal
 */
export function corsFilters(
  input: ServiceInput,
  target: Target,
): HttpRouteFilter[] {
  const setting = settingOf(input);
  const filter =
    setting && knowsFilter(target, 'cors') ? filterOf(setting.value) : null;
  return setting && filter?.cors
    ? [{ type: filter.type, cors: cite(setting, filter.cors) }]
    : [];
}

/**
 * Cross-origin requests that are admitted by no filter, as a loss.
 *
 * @internal
 */
export function corsLosses(input: ServiceInput, target: Target): Loss[] {
  const setting = settingOf(input);
  if (!setting || corsFilters(input, target).length > 0) {
    return [];
  }
  const isKnown = knowsFilter(target, 'cors');
  return [
    {
      mesh: target.mesh,
      leaf,
      scope: {},
      reason: isKnown
        ? 'An HTTPRoute cannot say these values, so that cross-origin requests are not answered at the ingress: it knows origins without wildcards, nine methods, and whole seconds.'
        : 'The HTTPRoutes of the target have no filter for cross-origin requests.',
      alternative: isKnown
        ? 'List each origin, methods in capitals, and a maxAge of whole seconds.'
        : `Upgrade to ${filterNeeds('cors')}, or answer them in the service.`,
    },
  ];
}
