import {
  BackstageCredentials,
  BackstageServicePrincipal,
} from '@backstage/backend-plugin-api';

/**
 * Whether the catalog is asked on behalf of somebody by this plugin as itself, so that it answers alike whoever that is: services whose
 * access nothing restricts (Backstage 1.55, plugin tokens).
 *
 * @internal
 */
export function isAskedAsPlugin({ principal }: BackstageCredentials): boolean {
  const { type, accessRestrictions } = principal as BackstageServicePrincipal;
  return type === 'service' && accessRestrictions === undefined;
}
