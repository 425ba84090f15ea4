import { members } from '../../lenient';
import { HostRule } from './destinationRules';

/** Wildcards for all Services of the mesh, or of a namespace. */
const MANY = /^\*(\.[^.]+)?\.svc\.cluster\.local$|^\*(\.cluster)?\.local$|^\*$/;

/**
 * Whether a DestinationRule is there to have mutual TLS to all Services of the mesh or of a namespace, as a mesh without
 * auto mTLS needs one.
 *
 * @internal
 */
export function mutualForMany({ host, document }: HostRule): boolean {
  const { trafficPolicy } = members(document.object.spec);
  return (
    MANY.test(host) &&
    members(members(trafficPolicy).tls).mode === 'ISTIO_MUTUAL'
  );
}
