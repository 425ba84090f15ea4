import {
  Sourced,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  draftManifest,
  Rendering,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { GatewayApiGateway } from '../kinds';
import { isRouteHostname } from './httpRouteValues';
import { gatewayLoss } from './gateway';
import { targetSetting } from './targetSetting';

/** Listeners that a Gateway has room for (Gateway API 1.0). */
const MAX_LISTENERS = 64;

/**
 * Whether the Gateway is rendered with a certificate, so that users of HTTP are sent to HTTPS.
 *
 * @internal
 */
export function servesHttps({ policy }: ServiceInput, target: Target): boolean {
  return (
    policy.service['traffic.ingress.createGateway']?.value === true &&
    targetSetting(target, 'gatewayCredentialName') !== null
  );
}

/** Routes of the service's namespace, and of no other, attach to its listeners. */
function allowedRoutes({ namespace }: ServiceInput['service'], home: string) {
  if (namespace.value === null) {
    return undefined;
  }
  return {
    namespaces:
      namespace.value === home
        ? { from: 'Same' as const }
        : {
            from: 'Selector' as const,
            selector: {
              matchLabels: {
                'kubernetes.io/metadata.name': cite(namespace, namespace.value),
              },
            },
          },
  };
}

/** A listener has one host or, without any, all of them. */
function hostsOf({ value }: Sourced<string[]>): (string | undefined)[] {
  const hosts = value.filter(isRouteHostname);
  return value.includes('*') || 2 * hosts.length > MAX_LISTENERS
    ? [undefined]
    : hosts;
}

function listeners(
  input: ServiceInput,
  target: Target,
  hosts: Sourced<string[]>,
  home: string,
) {
  const credential = targetSetting(target, 'gatewayCredentialName');
  const named = hostsOf(hosts);
  return named.flatMap((host, index) => {
    const suffix = named.length > 1 ? `-${index + 1}` : '';
    const shared = {
      hostname: host === undefined ? undefined : cite(hosts, host),
      allowedRoutes: allowedRoutes(input.service, home),
    };
    return [
      { name: `http${suffix}`, port: 80, protocol: 'HTTP', ...shared },
      ...(credential
        ? [
            {
              name: `https${suffix}`,
              port: 443,
              protocol: 'HTTPS',
              ...shared,
              tls: {
                mode: 'Terminate' as const,
                certificateRefs: [{ kind: 'Secret', name: cite(credential) }],
              },
            },
          ]
        : []),
    ];
  });
}

/**
 * The gateway that serves the hosts of a service in ambient, where the policy wants it rendered. Istio runs the Pods of a
 * Gateway of its class itself.
 *
 * @internal
 */
export function renderAmbientGateway(
  input: ServiceInput,
  target: Target,
): Rendering {
  const { policy } = input;
  const hosts = policy.service['traffic.ingress.hosts'];
  const gateway = policy.service['traffic.ingress.gateway'];
  const create = policy.service['traffic.ingress.createGateway'];
  if (!create?.value) {
    return { manifests: [], losses: [] };
  }
  if (!hosts || !gateway || hostsOf(hosts).length === 0) {
    const loss = gatewayLoss(
      target,
      'A gateway needs a name and hosts.',
      'Set traffic.ingress.gateway and traffic.ingress.hosts.',
    );
    return { manifests: [], losses: [loss] };
  }
  const [, namespace, name] = gateway.value.split('/');
  return {
    manifests: [
      draftManifest(GatewayApiGateway, {
        name: cite(gateway, name),
        namespace: cite(gateway, namespace),
        phase: 1,
        spec: {
          gatewayClassName: cite(create, 'istio'),
          listeners: listeners(input, target, hosts, namespace),
        },
      }),
    ],
    losses: servesHttps(input, target)
      ? []
      : [
          gatewayLoss(
            target,
            'No certificate is known, so that the gateway serves the hosts by HTTP alone.',
            `Set serviceMesh.targets.${target.provider}.gatewayCredentialName to the Secret that holds it.`,
          ),
        ],
  };
}
