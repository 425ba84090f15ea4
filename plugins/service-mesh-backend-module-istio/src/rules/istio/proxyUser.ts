import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Rule } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items, labels, members, say, shown } from '../../lenient';
import { allWorkloads, isMeshOwned, Workload } from '../view';

/** The user that sidecars run as (Istio 1.29). */
const PROXY_USER = 1337;

const userOf = (spec: JsonObject) => members(spec.securityContext).runAsUser;

/**
 * The containers that run beside the proxy. One that runs before it may well have its user, so that its calls are not led to
 * a proxy that is not there yet (Istio: compatibility with application init containers).
 */
function containersOf({ podSpec }: Workload) {
  return ['containers', 'initContainers'].flatMap(list =>
    items(podSpec[list]).flatMap((container, index) =>
      container.name === 'istio-proxy' ||
      (list === 'initContainers' && container.restartPolicy !== 'Always')
        ? []
        : { list, index, container },
    ),
  );
}

const isOfMesh = ({ document }: Workload) =>
  isMeshOwned({ labels: labels(document.object.metadata.labels) });

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
      return isOfMesh(workload)
        ? []
        : containersOf(workload).flatMap(({ list, index, container }) => {
            const own = userOf(container);
            return (own ?? ofPod) !== PROXY_USER
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
          });
    });
  },
};
