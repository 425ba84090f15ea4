import { isIP } from 'node:net';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { say } from '../../lenient';
import { istioWebhooksOf } from '../view';

interface Fault {
  what: string;
  isIp?: boolean;
}

function faultOf(url: unknown, hasService: boolean): Fault | null {
  if (url === undefined) {
    return hasService ? null : { what: 'names neither a URL nor a Service' };
  }
  if (typeof url !== 'string' || url.trim() === '') {
    return { what: 'has a blank URL' };
  }
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') {
    return { what: say`has a URL that is no https address: ${url}` };
  }
  const { hostname } = new URL(url);
  return isIP(hostname.replace(/^\[|\]$/g, '')) === 0
    ? null
    : { what: say`calls an IP address, ${hostname}`, isIp: true };
}

/**
 * Webhooks know where the control plane is.
 *
 * @internal
 */
export const controlPlaneAddress: Rule = {
  code: 'istio/control-plane-address',
  title: 'The address of the control plane can be called',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'risky',
  why: 'The API server calls the control plane at this address. One that cannot be read fails every call, so that nothing is injected or judged; an IP address cannot move, and certificates for it are rare (istioctl IST0163, IST0164).',
  equivalents: ['IST0163', 'IST0164'],
  example: {
    bad: `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: { name: istiod-default-validator }
webhooks:
  - name: validation.istio.io
    clientConfig: { url: 'istiod.example.com' }
`,
    good: `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: { name: istiod-default-validator }
webhooks:
  - name: validation.istio.io
    clientConfig: { url: 'https://istiod.example.com:15017/validate' }
`,
  },
  check(context) {
    return istioWebhooksOf(context).flatMap(webhook => {
      const { document, pointer, name, clientConfig } = webhook;
      const { url, service } = clientConfig;
      const fault = faultOf(url, service !== undefined);
      return fault
        ? {
            document,
            pointer: `${pointer}/clientConfig${
              url === undefined ? '' : '/url'
            }`,
            message: say`Webhook ${name} of ${document.object.metadata.name} ${fault.what}.`,
            params: { name },
            ...(fault.isIp
              ? { severity: 'info' as const, equivalents: ['IST0164'] }
              : { equivalents: ['IST0163'] }),
          }
        : [];
    });
  },
};
