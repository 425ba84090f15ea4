import { Answer } from './authentication';

/**
 * Whether an inbound policy admits a caller by itself. `deny`, `audit` and none leave it to the AuthorizationPolicies.
 *
 * @internal
 */
export function byAccessPolicy(
  policy: string | undefined,
  caller: string | null,
): Answer {
  switch (policy) {
    case 'all-unauthenticated':
      return 'yes';
    case 'cluster-unauthenticated':
      return caller === null ? 'unknown' : 'yes';
    case 'all-authenticated':
    case 'cluster-authenticated':
      return caller === null ? 'no' : 'yes';
    default:
      return 'no';
  }
}
