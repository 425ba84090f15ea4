import {
  fromPointer,
  Origin,
  OriginSource,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

const words: Record<OriginSource, string> = {
  annotation: 'annotation',
  entity: 'entity',
  definition: 'definition',
  config: 'app-config',
  manifest: 'manifest',
  default: 'built-in default',
  redacted: 'something you may not see',
};

/** Annotations and app-config are searched for by these spellings, not by pointers. */
function spell({ source, pointer }: Origin): string {
  if (!pointer) {
    return '';
  }
  if (source === 'annotation') {
    return ` ${fromPointer(pointer).at(-1)}`;
  }
  return ` ${source === 'config' ? fromPointer(pointer).join('.') : pointer}`;
}

/**
 * The source of a value in words.
 *
 * @param place - where it stands, where that is known
 * @internal
 */
export function formatOrigin(origin: Origin, place: string | null): string {
  const { source, entityRef, rule } = origin;
  return [
    `${words[source]}${spell(origin)}`,
    entityRef ? ` on ${entityRef}` : '',
    rule ? `: ${rule}` : '',
    place ? ` (${place})` : '',
  ].join('');
}
