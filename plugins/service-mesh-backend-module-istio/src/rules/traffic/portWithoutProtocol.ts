import {
  JsonObject,
  Severity,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { say, shown } from '../../lenient';
import {
  isAppProtocol,
  isForOtherMesh,
  isMeshedService,
  isMeshOwned,
  isSystemNamespace,
  portProtocol,
  servicesOf,
} from '../view';

interface Fault {
  at: '' | '/name' | '/appProtocol';
  what: string;
  severity: Severity;
  equivalents: string[];
}

/**
 * istioctl takes this for information, since Istio guesses, and Kiali for an error. In the mesh it is a warning, for policy
 * hangs on the guess; outside of it, or where nothing says that the Service is in it, it is information.
 */
function faultOf(port: JsonObject, meshed: boolean): Fault | null {
  const { name, appProtocol } = port;
  const severity = meshed ? 'warning' : 'info';
  if (typeof appProtocol === 'string') {
    const kiali = meshed ? ['KIA0602'] : [];
    if (portProtocol(port) === null) {
      return {
        at: '/appProtocol',
        what: say`has appProtocol '${appProtocol}', which Istio does not know`,
        severity,
        equivalents: ['IST0118', ...kiali],
      };
    }
    // Istio reads a prefix; Kubernetes and Kiali know no such form.
    return meshed && port.protocol !== 'UDP' && !isAppProtocol(appProtocol)
      ? {
          at: '/appProtocol',
          what: say`has appProtocol '${appProtocol}', which is no name of a protocol with something after it`,
          severity: 'info',
          equivalents: kiali,
        }
      : null;
  }
  if (portProtocol(port) !== null) {
    return null;
  }
  return {
    at: typeof name === 'string' ? '/name' : '',
    what:
      typeof name === 'string'
        ? say`has the name '${name}', which names no protocol; begin it with one, such as http-${name}, or set appProtocol`
        : 'says no protocol, neither by name nor by appProtocol',
    severity,
    equivalents: ['IST0118', ...(meshed ? ['KIA0601'] : [])],
  };
}

/**
 * Ports of Services say what they speak.
 *
 * @internal
 */
export const portWithoutProtocol: Rule = {
  code: 'traffic/port-without-protocol',
  title: 'Ports of Services name their protocol',
  severity: 'info',
  layer: 'practice',
  consequence: 'risky',
  why: 'A sidecar has to guess what an unnamed port speaks. It guesses HTTP or TCP by the first bytes: where the server speaks first the connection hangs, and where it guesses TCP no route, retry or HTTP policy holds (Istio: protocol selection).',
  equivalents: ['IST0118', 'KIA0601', 'KIA0602'],
  example: {
    bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: orders
  namespace: shop
spec:
  selector: { matchLabels: { app: orders } }
  template:
    metadata:
      labels: { app: orders }
    spec:
      containers:
        - name: orders
          image: orders:1
---
apiVersion: v1
kind: Service
metadata:
  name: orders
  namespace: shop
spec:
  selector: { app: orders }
  ports:
    - { name: web, port: 80 }
`,
    good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: orders
  namespace: shop
spec:
  selector: { matchLabels: { app: orders } }
  template:
    metadata:
      labels: { app: orders }
    spec:
      containers:
        - name: orders
          image: orders:1
---
apiVersion: v1
kind: Service
metadata:
  name: orders
  namespace: shop
spec:
  selector: { app: orders }
  ports:
    - { name: http-web, port: 80 }
`,
  },
  check(context) {
    if (isForOtherMesh(context)) {
      return [];
    }
    return servicesOf(context)
      .filter(
        service =>
          !isSystemNamespace(service.namespace) &&
          !isMeshOwned(service) &&
          service.type !== 'ExternalName',
      )
      .flatMap(service => {
        const { document, name, labels, ports } = service;
        const meshed = isMeshedService(context, service);
        return ports.flatMap((port, index) => {
          const fault = faultOf(port, meshed && !labels.kiali_wizard);
          return fault
            ? {
                document,
                pointer: `/spec/ports/${index}${fault.at}`,
                message: say`Port ${port.port} of Service ${name} ${fault.what}.`,
                params: { name, port: shown(port.port) },
                severity: fault.severity,
                equivalents: fault.equivalents,
              }
            : [];
        });
      });
  },
};
