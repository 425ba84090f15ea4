import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { say, shown } from '../../lenient';
import {
  isMeshOwned,
  isSystemNamespace,
  portProtocol,
  servicesOf,
} from '../view';

/**
 * Ports of ExternalName Services say what they speak.
 *
 * @internal
 */
export const externalNamePort: Rule = {
  code: 'traffic/external-name-port',
  title: 'Ports of ExternalName Services name a protocol other than tcp',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'risky',
  why: 'A sidecar opens a listener on all addresses for a TCP port of an ExternalName Service, as it knows none of its own: it then answers for every other host on that port (istioctl IST0150).',
  equivalents: ['IST0150'],
  example: {
    bad: `apiVersion: v1
kind: Service
metadata: { name: mail, namespace: shop }
spec:
  type: ExternalName
  externalName: smtp.example.com
  ports:
    - { name: tcp, port: 2525 }
`,
    good: `apiVersion: v1
kind: Service
metadata: { name: mail, namespace: shop }
spec:
  type: ExternalName
  externalName: smtp.example.com
  ports:
    - { name: tls-smtp, port: 2525 }
`,
  },
  check(context) {
    return servicesOf(context)
      .filter(
        service =>
          service.type === 'ExternalName' &&
          !isSystemNamespace(service.namespace) &&
          !isMeshOwned(service),
      )
      .flatMap(({ document, name, ports }) =>
        ports.flatMap((port, index) =>
          portProtocol(port) === null || port.name === 'tcp'
            ? {
                document,
                pointer: `/spec/ports/${index}`,
                message: say`Port ${
                  port.port
                } of the ExternalName Service ${name} ${
                  port.name === 'tcp'
                    ? 'is named tcp'
                    : 'names no protocol by its name or appProtocol'
                }, so that sidecars take over the port for every host; name what it speaks.`,
                params: { name, port: shown(port.port) },
              }
            : [],
        ),
      );
  },
};
