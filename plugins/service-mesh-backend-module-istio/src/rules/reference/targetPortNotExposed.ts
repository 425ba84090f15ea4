import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items, say, shown } from '../../lenient';
import {
  isMeshOwned,
  meshSettings,
  servicesOf,
  Workload,
  workloadsOfService,
} from '../view';

/** The port of the workload: that of the Service itself where none is named. Zero means none too. */
function targetOf({ targetPort, port }: JsonObject): unknown {
  const target =
    targetPort === undefined || targetPort === 0 ? port : targetPort;
  return typeof target === 'string' && /^\d+$/.test(target)
    ? Number(target)
    : target;
}

/** Finds the ports of workloads, by number and name: once for those that several Services select. */
function portsOfWorkloads() {
  const known = new Map<readonly Workload[], ReadonlySet<unknown>>();
  return (workloads: readonly Workload[]) => {
    const ports =
      known.get(workloads) ??
      new Set(
        workloads.flatMap(({ podSpec }) =>
          ['containers', 'initContainers'].flatMap(list =>
            items(podSpec[list]).flatMap(container =>
              items(container.ports).flatMap(({ containerPort, name }) => [
                containerPort,
                ...(name === undefined ? [] : [name]),
              ]),
            ),
          ),
        ),
      );
    known.set(workloads, ports);
    return ports;
  };
}

/**
 * Services lead to ports that their workloads have.
 *
 * @internal
 */
export const targetPortNotExposed: Rule = {
  code: 'reference/target-port-not-exposed',
  title: 'Target ports are ports of the workload',
  severity: 'error',
  layer: 'reference',
  consequence: 'risky',
  why: 'A target port by a name that no container gives leads nowhere. One by number works without being listed, for the list of a container is for information only, so that finding is information (Kubernetes: Service; Kiali KIA0701).',
  equivalents: ['KIA0701'],
  example: {
    bad: `apiVersion: apps/v1
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
          ports: [{ name: http, containerPort: 8080 }]
---
apiVersion: v1
kind: Service
metadata:
  name: orders
  namespace: shop
spec:
  selector: { app: orders }
  ports:
    - { name: http, port: 80, targetPort: web }
`,
    good: `apiVersion: apps/v1
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
          ports: [{ name: http, containerPort: 8080 }]
---
apiVersion: v1
kind: Service
metadata:
  name: orders
  namespace: shop
spec:
  selector: { app: orders }
  ports:
    - { name: http, port: 80, targetPort: http }
`,
  },
  check(context) {
    const portsOf = portsOfWorkloads();
    return servicesOf(context)
      .filter(
        service =>
          !isMeshOwned(service) &&
          // Ports of the control plane that are there to look into it stand in no list.
          service.namespace !== meshSettings(context).rootNamespace,
      )
      .flatMap(service => {
        const { document, name, ports } = service;
        const exposed = portsOf(workloadsOfService(context, service));
        if (exposed.size === 0) {
          return [];
        }
        return ports.flatMap((port, index) => {
          const target = targetOf(port);
          return exposed.has(target)
            ? []
            : {
                document,
                pointer: `/spec/ports/${index}${
                  port.targetPort === undefined ? '/port' : '/targetPort'
                }`,
                message: say`Service ${name} leads to port ${target}, which no container of its workloads declares.`,
                params: { name, port: shown(target) },
                ...(typeof target === 'string'
                  ? {}
                  : { severity: 'info' as const }),
              };
        });
      });
  },
};
