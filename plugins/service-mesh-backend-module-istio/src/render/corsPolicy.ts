import {
  durationMs,
  Loss,
  PolicyValues,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  ServiceInput,
  escapeRegex,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

const leaf = 'traffic.ingress.cors';

type Cors = PolicyValues[typeof leaf];

/** Methods that the webhook of Istio admits (Istio 1.24). */
const methods = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'CONNECT',
  'OPTIONS',
  'TRACE',
  '*',
];

const isHeaderName = (name: string) => /^(\*|[-\w]+)$/.test(name);

/** Istio refuses the whole VirtualService for one value that it does not know. */
const isSayable = ({
  allowMethods = [],
  allowHeaders = [],
  exposeHeaders = [],
  maxAge = '1s',
}: Cors) =>
  allowMethods.every(method => methods.includes(method)) &&
  [...allowHeaders, ...exposeHeaders].every(isHeaderName) &&
  durationMs(maxAge) % 1_000 === 0;

/** A `*` alone is every origin; inside an origin, it is any part of a host name or a port. */
function originMatch(origin: string) {
  return origin === '*' || !origin.includes('*')
    ? { exact: origin }
    : { regex: origin.split('*').map(escapeRegex).join('[-.\\w]+') };
}

/**
 * How the ingress answers cross-origin requests; `undefined` where the policy asks for nothing that Istio can say.
 *
 * @internal
 */
export function corsPolicy({ policy }: ServiceInput) {
  const setting = policy.service[leaf];
  if (!setting || !isSayable(setting.value)) {
    return undefined;
  }
  const { allowOrigins, maxAge, ...rest } = setting.value;
  return cite(setting, {
    allowOrigins: allowOrigins?.map(originMatch),
    maxAge,
    ...rest,
  });
}

/**
 * Values that Istio would refuse, as a loss.
 *
 * @internal
 */
export function corsPolicyLosses(
  input: ServiceInput,
  { mesh }: Target,
): Loss[] {
  const setting = input.policy.service[leaf];
  return setting && !corsPolicy(input)
    ? [
        {
          mesh,
          leaf,
          scope: {},
          reason:
            'Istio cannot say these values, so that cross-origin requests are not answered at the ingress: it knows nine methods in capitals, names of headers, and whole seconds.',
          alternative:
            'List methods in capitals, plain names of headers, and a maxAge of whole seconds.',
        },
      ]
    : [];
}
