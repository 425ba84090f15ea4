import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items, members, say, shown } from '../../lenient';

const GATEWAY_API = 'gateway.networking.k8s.io/';

/** Conditions that Istio and the Gateway API write; those of others are theirs. */
const TYPES = new Set<unknown>([
  'Accepted',
  'Programmed',
  'ResolvedRefs',
  'WaypointAccepted',
  'ZtunnelAccepted',
  'istio.io/WaypointBound',
]);

const isJudged = (apiVersion: string, kind: string) =>
  /^([a-z]+\.istio\.io|gateway\.networking\.k8s\.io)\//.test(apiVersion) ||
  (apiVersion === 'v1' && kind === 'Service');

/** What older controllers write of a Gateway of the Gateway API, and what says that listeners clash, by the status that is bad. */
const OF_GATEWAYS: Readonly<Record<string, string>> = {
  Conflicted: 'True',
  Detached: 'True',
  Ready: 'False',
  Scheduled: 'False',
};

/** Reasons for which a Gateway is not programmed yet, or not in all parts: nothing is wrong with it by itself. */
const PENDING = ['ListenerSetsNotValid', 'ListenersNotValid', 'Pending'];

/** Whether a Gateway waits for something that is under way. */
const isPending = ({ type, reason, message }: JsonObject) =>
  type === 'Programmed' &&
  (PENDING.includes(String(reason)) ||
    (reason === 'AddressNotAssigned' &&
      String(message).includes('address pending')));

/** The codes for a condition that says no; a waypoint may take a policy in parts, of which some hold. */
function codesOf(condition: JsonObject, isGateway: boolean): string[] {
  const { type, status, reason } = condition;
  const isNegative =
    TYPES.has(type) &&
    (status === 'False' ||
      (type === 'WaypointAccepted' && reason === 'PartiallyInvalid'));
  const isOfGateway =
    isGateway &&
    (isNegative ||
      (Object.hasOwn(OF_GATEWAYS, String(type)) &&
        OF_GATEWAYS[String(type)] === status));
  return [
    ...(isNegative ? ['IST0171'] : []),
    ...(isOfGateway && !isPending(condition) ? ['GWAPI'] : []),
  ];
}

/** The conditions of an object, and those for each of its parents, ancestors and listeners. */
function conditionsIn(
  status: unknown,
): { condition: JsonObject; pointer: JsonPointer }[] {
  const at = (value: unknown, base: JsonPointer) =>
    items(members(value).conditions).map((condition, index) => ({
      condition,
      pointer: `${base}/conditions/${index}`,
    }));
  return [
    ...at(status, '/status'),
    ...['parents', 'ancestors', 'listeners'].flatMap(list =>
      items(members(status)[list]).flatMap((part, index) =>
        at(part, `/status/${list}/${index}`),
      ),
    ),
  ];
}

/**
 * The control plane has taken what it was given.
 *
 * @internal
 */
export const negativeCondition: Rule = {
  code: 'istio/negative-condition',
  title: 'The control plane accepts the object',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'The control plane writes into the status what it makes of an object. A condition that is False says that it does not act on it, and why (istioctl IST0171; Kiali shows those of a Gateway as GWAPI).',
  equivalents: ['GWAPI', 'IST0171'],
  example: {
    bad: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: orders, namespace: shop }
spec:
  parentRefs: [{ name: edge }]
status:
  parents:
    - controllerName: istio.io/gateway-controller
      parentRef: { name: edge }
      conditions:
        - type: Accepted
          status: "False"
          reason: NoMatchingParent
`,
    good: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: orders, namespace: shop }
spec:
  parentRefs: [{ name: edge }]
status:
  parents:
    - controllerName: istio.io/gateway-controller
      parentRef: { name: edge }
      conditions:
        - type: Accepted
          status: "True"
          reason: Accepted
`,
  },
  check(context) {
    return context.documents
      .filter(({ object }) => isJudged(object.apiVersion, object.kind))
      .flatMap(document => {
        const { apiVersion, kind, metadata } = document.object;
        const isGateway =
          kind === 'Gateway' && apiVersion.startsWith(GATEWAY_API);
        return conditionsIn(members(document.object).status).flatMap(
          ({ condition, pointer }) => {
            const { type, reason, message } = condition;
            const codes = codesOf(condition, isGateway);
            return codes.length > 0
              ? {
                  document,
                  pointer,
                  message: say`${kind} ${
                    metadata.name
                  } has the condition ${type}=${
                    condition.status
                  } in its status: ${[reason, message]
                    .filter(text => typeof text === 'string' && text !== '')
                    .join(': ')
                    .slice(0, 300)}.`,
                  params: { type: shown(type), reason: shown(reason) },
                  equivalents: codes,
                }
              : [];
          },
        );
      });
  },
};
