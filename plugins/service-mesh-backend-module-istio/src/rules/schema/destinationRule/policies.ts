import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { members } from '../../../lenient';
import { placesAt } from '../at';

/**
 * A traffic policy of a DestinationRule, of one of its subsets, or of a port of either.
 *
 * @internal
 */
export interface Policy {
  policy: JsonObject;
  at: JsonPointer;
  isOfPort: boolean;
}

const WHOLE = ['trafficPolicy', 'subsets.*.trafficPolicy'];

/**
 * All traffic policies of a DestinationRule.
 *
 * @internal
 */
export function policiesOf(spec: JsonObject): Policy[] {
  const found = (path: string, isOfPort: boolean) =>
    placesAt(spec, path)
      .filter(({ value }) => value !== null && typeof value === 'object')
      .map(({ value, at }) => ({ policy: members(value), at, isOfPort }));
  return [
    ...WHOLE.flatMap(path => found(path, false)),
    ...WHOLE.flatMap(path => found(`${path}.portLevelSettings.*`, true)),
  ];
}
