import {
  Recognition,
  RecognisedSetting,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { isDryRun } from './authorizationPolicy';

const isRead = ({ obstacles }: Recognition) => obstacles.length === 0;

/**
 * What is in force, and what therefore must not come into force beside it.
 *
 * @internal
 */
export function silentSettings(
  recognitions: readonly Recognition[],
): RecognisedSetting[] {
  const ofKind = (kind: string) =>
    recognitions.filter(({ object }) => object.kind === kind);
  const callers = ofKind('AuthorizationPolicy');
  const [admitting] = callers.filter(isRead);
  const strict = ofKind('PeerAuthentication').some(isRead);
  const isEnforced =
    strict || (admitting !== undefined && !isDryRun(admitting.object));
  return [
    ...(admitting || isEnforced
      ? [
          {
            leaf: 'security.stage' as const,
            value: isEnforced ? 'enforce' : 'audit',
          },
        ]
      : []),
    ...(!admitting && strict
      ? [{ leaf: 'security.callers.mode' as const, value: 'any' }]
      : []),
    ...(isEnforced && !strict
      ? [{ leaf: 'security.mtls' as const, value: 'permissive' }]
      : []),
    ...(isEnforced && ofKind('RequestAuthentication').length === 0
      ? [{ leaf: 'security.endUser.require' as const, value: 'never' }]
      : []),
  ];
}
