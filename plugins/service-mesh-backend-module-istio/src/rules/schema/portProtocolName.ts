import { members, say } from '../../lenient';
import { isProtocol } from '../view';
import { admissionRule, when } from './admission';
import { placesAt } from './at';
import { isDnsLabel } from './names';

const PORTS: Readonly<Record<string, readonly string[]>> = {
  Gateway: ['servers.*.port'],
  ServiceEntry: ['ports.*'],
  Sidecar: ['egress.*.port', 'ingress.*.port'],
};

/**
 * Ports have a name and a protocol that exist.
 *
 * @internal
 */
export const portProtocolName = admissionRule({
  code: 'schema/port-protocol',
  title: 'Ports have a name and a protocol of Istio',
  why: 'istiod refuses a port whose protocol it does not know, or whose name is no DNS label (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: orders, namespace: shop }
spec:
  hosts: [api.example.com]
  location: MESH_EXTERNAL
  resolution: DNS
  ports: [{ number: 443, name: web, protocol: SSL }]
`,
    good: `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: orders, namespace: shop }
spec:
  hosts: [api.example.com]
  location: MESH_EXTERNAL
  resolution: DNS
  ports: [{ number: 443, name: web, protocol: TLS }]
`,
  },
  of: { networking: ['Gateway', 'ServiceEntry', 'Sidecar'] },
  problems(spec, { kind }) {
    return PORTS[kind].flatMap(path =>
      placesAt(spec, path).flatMap(({ value, at }) => {
        const { name, protocol } = members(value);
        return [
          ...when(
            typeof protocol === 'string' &&
              protocol !== '' &&
              !isProtocol(protocol),
            `${at}/protocol`,
            say`has a port of protocol '${protocol}', which Istio does not know`,
          ),
          ...when(
            kind === 'Gateway' && protocol === '',
            `${at}/protocol`,
            'has a port without a protocol',
          ),
          ...when(
            typeof name === 'string' &&
              (kind === 'Gateway'
                ? name === ''
                : !isDnsLabel(name) && name !== ''),
            `${at}/name`,
            say`has a port named '${name}', which is no name of letters, digits and hyphens`,
          ),
        ];
      }),
    );
  },
});
