import { PathTemplate } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/** Stands for every parameter; no definition names a segment so. */
const ANY = 'x-7';

/**
 * A path that a template means.
 *
 * @public
 */
export function samplePath({ segments }: PathTemplate): string {
  const parts = segments.map(segment =>
    segment.map(part => ('literal' in part ? part.literal : ANY)).join(''),
  );
  return `/${parts.join('/')}`;
}
