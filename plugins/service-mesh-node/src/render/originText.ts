import {
  fromPointer,
  Origin,
  OriginSource,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/** Most characters of an origin behind a line. */
const MAX_LENGTH = 120;

const placeIn = ({ entityRef = '', pointer }: Origin) =>
  [entityRef, pointer].filter(Boolean).join('#');

const texts: Record<OriginSource, (origin: Origin) => string> = {
  annotation: ({ entityRef = '', pointer = '' }) =>
    `annotation ${fromPointer(pointer).slice(2).join(' ')} of ${entityRef}`,
  entity: origin => `catalog entity ${placeIn(origin)}`,
  definition: origin => `definition of ${placeIn(origin)}`,
  config: ({ pointer = '' }) => `app-config ${fromPointer(pointer).join('.')}`,
  manifest: origin => `existing manifest ${placeIn(origin)}`,
  default: () => 'built-in default',
  redacted: () => 'hidden source',
};

/**
 * The short form of an origin, for the end of a line. What may not be seen shows nothing but that.
 *
 * @internal
 */
export function originText(origin: Origin): string {
  const { source, rule } = origin;
  const reason = rule && source !== 'redacted' ? `: ${rule}` : '';
  const text = `${texts[source](origin).trim()}${reason}`;
  return text.length > MAX_LENGTH
    ? `${text.slice(0, MAX_LENGTH - 3)}...`
    : text;
}
