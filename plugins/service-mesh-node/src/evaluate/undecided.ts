import { Verdict } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * What to say first of a verdict that is `unknown`.
 *
 * @public
 */
export function undecidedReason({ by }: Verdict): string {
  return by
    ? `The manifests do not tell what ${by.kind} ${by.name} does with this request.`
    : 'The manifests do not tell what becomes of this request.';
}
