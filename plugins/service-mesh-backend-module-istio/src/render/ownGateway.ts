import {
  AdmittedCaller,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';

/** The class of the Gateways rendered, which ends the name of the service account that Istio makes for their Pods (1.24). */
const GATEWAY_CLASS = 'istio';

function gatewayCaller({ policy }: ServiceInput): AdmittedCaller | null {
  const gateway = policy.service['traffic.ingress.gateway'];
  const create = policy.service['traffic.ingress.createGateway'];
  if (!gateway || !create?.value) {
    return null;
  }
  const [, namespace, name] = gateway.value.split('/');
  return {
    name: gateway.value,
    kind: 'ingress',
    serviceAccount: { namespace, name: `${name}-${GATEWAY_CLASS}` },
    mesh: null,
    cidr: null,
    operations: 'all',
    paths: null,
    origin: gateway.origin,
  };
}

/**
 * A service in ambient that admits the gateway which is rendered for it: Istio runs its Pods under a service account of their
 * own, which no list of platform callers knows.
 *
 * @internal
 */
export function withOwnGateway(
  input: ServiceInput,
  { mesh }: Target,
): ServiceInput {
  const { admission } = input;
  const caller = mesh === 'istio-ambient' ? gatewayCaller(input) : null;
  return caller && admission.mode === 'listed'
    ? {
        ...input,
        admission: { ...admission, callers: [...admission.callers, caller] },
      }
    : input;
}
