import {
  fromPointer,
  JsonPointer,
  Origin,
  OriginSource,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

const sources: Record<OriginSource, string> = {
  annotation: 'annotation',
  entity: 'entity',
  definition: 'API definition',
  config: 'app-config',
  manifest: 'existing manifest',
  default: 'built-in default',
  redacted: 'hidden',
};

/** Reads a place as a path; annotations by their name alone. */
function placeOf(pointer: JsonPointer): string {
  const path = fromPointer(pointer);
  const annotated = path[0] === 'metadata' && path[1] === 'annotations';
  return (annotated ? path.slice(2) : path).join(' › ');
}

/**
 * Says in words where a value comes from and what it overrode.
 *
 * @internal
 */
export function describeOrigin(origin: Origin): string {
  const { source, entityRef, pointer, rule, overrode = [] } = origin;
  const place = [
    sources[source],
    entityRef && `of ${entityRef}`,
    pointer && `at ${placeOf(pointer)}`,
  ]
    .filter(Boolean)
    .join(' ');
  const reason = rule ? `: ${rule}` : '';
  const over = overrode.length
    ? ` (instead of ${overrode.map(describeOrigin).join('; ')})`
    : '';
  return `${place}${reason}${over}`;
}
