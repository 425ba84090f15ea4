import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { say, shown } from '../../lenient';
import { meshedDeployments } from './meshedDeployments';
import { differ, inWords, portsBy, relatedTo } from './sharedPorts';

/**
 * Services of one workload lead to a port of it in one way.
 *
 * @internal
 */
export const servicesShareTargetPort: Rule = {
  code: 'traffic/services-share-target-port',
  title: 'Services of a workload lead to a container port by one port',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'risky',
  why: 'A sidecar has one listener for a port of its workload. Services that lead to it by ports of different protocols get that of one of them; with one protocol the second way only adds to what proxies keep (istioctl IST0137).',
  equivalents: ['IST0137'],
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
    - { name: http, port: 80, targetPort: 8080 }
---
apiVersion: v1
kind: Service
metadata:
  name: orders-raw
  namespace: shop
spec:
  selector: { app: orders }
  ports:
    - { name: tcp, port: 8080 }
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
    - { name: http, port: 80, targetPort: 8080 }
---
apiVersion: v1
kind: Service
metadata:
  name: orders-raw
  namespace: shop
spec:
  selector: { app: orders }
  ports:
    - { name: http, port: 80, targetPort: 8080 }
`,
  },
  check(context) {
    return meshedDeployments(context).flatMap(({ workload, services }) => {
      const { document, name } = workload;
      return [
        ...portsBy(services, port => port.targetPort ?? port.port),
      ].flatMap(([target, ports]) => {
        const owners = new Set(ports.map(({ service }) => service));
        const numbers = new Set(ports.map(({ port }) => port.port));
        return owners.size > 1 && numbers.size > 1
          ? {
              document,
              pointer: '/spec/template',
              message: say`Port ${target} of Deployment ${name} is behind different ports of its Services: ${inWords(
                ports,
              )}.`,
              params: { name, port: shown(target) },
              related: relatedTo(ports),
              severity: differ(ports)
                ? ('warning' as const)
                : ('info' as const),
            }
          : [];
      });
    });
  },
};
