import {
  Loss,
  Origin,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  draftManifest,
  Rendering,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { Gateway } from '../kinds';
import { labels } from '../lenient';
import { ingressHosts } from './ingressHosts';
import { targetSetting } from './targetSetting';

/**
 * What keeps the gateway from being rendered, or from being rendered in full.
 *
 * @internal
 */
export const gatewayLoss = (
  { mesh }: Target,
  reason: string,
  alternative: string,
): Loss => ({
  mesh,
  leaf: 'traffic.ingress.createGateway',
  scope: {},
  reason,
  alternative,
});

/** Users go to HTTPS where there is a certificate for it; without one, only HTTP can be served. */
function servers<H>(hosts: H, target: Target) {
  const credential = targetSetting(target, 'gatewayCredentialName');
  const http = { number: 80, name: 'http', protocol: 'HTTP' };
  if (!credential) {
    return [{ port: http, hosts }];
  }
  return [
    { port: http, hosts, tls: { httpsRedirect: true } },
    {
      port: { number: 443, name: 'https', protocol: 'HTTPS' },
      hosts,
      tls: { mode: 'SIMPLE' as const, credentialName: cite(credential) },
    },
  ];
}

/**
 * The gateway that serves the hosts, where the policy wants it rendered: which Pods it runs on and the certificate that it
 * shows are facts of the platform, told by the target.
 *
 * @internal
 */
export function renderGateway(input: ServiceInput, target: Target): Rendering {
  const { policy } = input;
  const hosts = ingressHosts(input);
  const gateway = policy.service['traffic.ingress.gateway'];
  const create = policy.service['traffic.ingress.createGateway'];
  if (!create?.value) {
    return { manifests: [], losses: [] };
  }
  const key = `serviceMesh.targets.${target.provider}`;
  const selector = labels(target.settings.gatewaySelector);
  if (Object.keys(selector).length === 0) {
    const loss = gatewayLoss(
      target,
      'Nothing says on which Pods the gateway runs, so that it is not rendered.',
      `Set ${key}.gatewaySelector to the labels of the Pods, such as istio: ingressgateway.`,
    );
    return { manifests: [], losses: [loss] };
  }
  if (!hosts || !gateway) {
    const loss = gatewayLoss(
      target,
      'A gateway needs a name and hosts.',
      'Set traffic.ingress.gateway and traffic.ingress.hosts.',
    );
    return { manifests: [], losses: [loss] };
  }
  const [, namespace, name] = gateway.value.split('/');
  const isPlain = !targetSetting(target, 'gatewayCredentialName');
  const pods: Origin = {
    source: 'config',
    pointer: target.settingPointers.gatewaySelector,
    leaf: 'traffic.ingress.createGateway',
  };
  return {
    manifests: [
      draftManifest(Gateway, {
        name: cite(gateway, name),
        namespace: cite(gateway, namespace),
        phase: 1,
        spec: {
          selector: cite({ value: selector, origin: pods }),
          servers: servers(cite(hosts), target),
        },
      }),
    ],
    losses: isPlain
      ? [
          gatewayLoss(
            target,
            'No certificate is known, so that the gateway serves the hosts by HTTP alone.',
            `Set ${key}.gatewayCredentialName to the Secret that holds it.`,
          ),
        ]
      : [],
  };
}
