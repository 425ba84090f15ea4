import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items, members, say, shown } from '../../lenient';
import { allWorkloads } from '../view';

/** The user that sidecars run as (Istio 1.29). */
const PROXY_USER = 1337;

const userOf = (spec: JsonObject) => members(spec.securityContext).runAsUser;

/**
 * Applications do not run as the user of the proxy.
 *
 * @internal
 */
export const proxyUser: Rule = {
  code: 'istio/proxy-user',
  title: 'Only the proxy runs as user 1337',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'What user 1337 sends is what the sidecar sends, so it is not redirected into the sidecar: the calls of an application that runs as this user bypass the mesh (Istio: application requirements).',
  equivalents: ['IST0144'],
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
      securityContext: { runAsUser: 1337 }
      containers:
        - name: orders
          image: orders:1
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
      securityContext: { runAsUser: 1000 }
      containers:
        - name: orders
          image: orders:1
`,
  },
  check(context) {
    return allWorkloads(context).flatMap(workload => {
      const { document, template, podSpec, kind, name } = workload;
      const ofPod = userOf(podSpec);
      return ['containers', 'initContainers'].flatMap(list =>
        items(podSpec[list]).flatMap((container, index) => {
          const own = userOf(container);
          return container.name === 'istio-proxy' ||
            container.name === 'istio-init' ||
            (own ?? ofPod) !== PROXY_USER
            ? []
            : {
                document,
                pointer:
                  own === undefined
                    ? `${template}/spec/securityContext/runAsUser`
                    : `${template}/spec/${list}/${index}/securityContext/runAsUser`,
                message: say`Container ${container.name} of ${kind} ${name} runs as user ${PROXY_USER}, so that its calls bypass the sidecar.`,
                params: { kind, name, container: shown(container.name) },
              };
        }),
      );
    });
  },
};
