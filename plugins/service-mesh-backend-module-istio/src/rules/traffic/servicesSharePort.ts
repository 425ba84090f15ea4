import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { say, shown } from '../../lenient';
import { meshedDeployments } from './meshedDeployments';
import { differ, inWords, portsBy, relatedTo } from './sharedPorts';

/**
 * Services of one workload agree on what a port speaks.
 *
 * @internal
 */
export const servicesSharePort: Rule = {
  code: 'traffic/services-share-port',
  title: 'Services of a workload agree on the protocol of a port',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'risky',
  why: 'A sidecar has one listener for a port of its workload. Where Services of the workload use one port number for different protocols, one of them gets the wrong one (Istio: application requirements).',
  equivalents: ['IST0116'],
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
    - { name: http, port: 80 }
---
apiVersion: v1
kind: Service
metadata:
  name: orders-raw
  namespace: shop
spec:
  selector: { app: orders }
  ports:
    - { name: tcp, port: 80 }
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
    - { name: http, port: 80 }
---
apiVersion: v1
kind: Service
metadata:
  name: orders-raw
  namespace: shop
spec:
  selector: { app: orders }
  ports:
    - { name: http, port: 80 }
`,
  },
  check(context) {
    return meshedDeployments(context).flatMap(({ workload, services }) => {
      const { document, name } = workload;
      return [...portsBy(services, port => port.port)].flatMap(
        ([number, ports]) =>
          differ(ports)
            ? {
                document,
                pointer: '/spec/template',
                message: say`Deployment ${name} is behind Services that use port ${number} for different protocols: ${inWords(
                  ports,
                )}.`,
                params: { name, port: shown(number) },
                related: relatedTo(ports),
              }
            : [],
      );
    });
  },
};
