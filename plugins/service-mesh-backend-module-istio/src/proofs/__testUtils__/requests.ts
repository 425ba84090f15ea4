import {
  KubernetesObject,
  Operation,
  Request,
  Service,
  Target,
  Verdict,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { serviceHost } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { istioProvider } from '../../provider';

/**
 * Where requests to a service go, on the port that serves an operation; gRPC has one of its own where there is one.
 *
 * @internal
 */
export function addressOf(
  service: Service,
  target: Target,
  operation?: Operation,
): Request['to'] {
  const http = service.ports.value.filter(
    ({ protocol }) => protocol !== 'tcp' && protocol !== 'tls',
  );
  const wanted = http.find(
    ({ protocol }) =>
      (protocol === 'grpc') === (operation?.protocol === 'grpc'),
  );
  const { port, targetPort } = wanted ?? http[0] ?? service.ports.value[0];
  const [version] = service.workload.versions.value;
  return {
    host: serviceHost(service, target),
    port,
    targetPort,
    labels: { ...service.workload.selector.value, ...version?.labels },
  };
}

interface Cluster {
  objects: KubernetesObject[];
  target: Target;
}

type Asked = Pick<Request, 'caller' | 'to' | 'method' | 'path' | 'claims'>;

/** Verdicts by request: several laws ask the same. */
const verdicts = new WeakMap<KubernetesObject[], Map<string, Verdict>>();

function judge(
  objects: KubernetesObject[],
  { caller, to, method, path, claims }: Asked,
  target: Target,
): Verdict {
  const before = verdicts.get(objects) ?? new Map<string, Verdict>();
  verdicts.set(objects, before);
  const key = JSON.stringify([caller, to, method, path, claims]);
  const request = { caller, to, method, path, claims, headers: {} };
  const verdict =
    before.get(key) ?? istioProvider.evaluate(objects, request, target);
  before.set(key, verdict);
  return verdict;
}

/**
 * What the manifests of a whole run do with a request.
 *
 * @internal
 */
export function judged({ objects, target }: Cluster, asked: Asked): Verdict {
  return judge(objects, asked, target);
}

const atPods = new WeakMap<KubernetesObject[], KubernetesObject[]>();

/**
 * What they do with one that passes the waypoint by.
 *
 * @internal
 */
export function judgedAtPods(
  { objects, target }: Cluster,
  asked: Asked,
): Verdict {
  const known =
    atPods.get(objects) ??
    objects.filter(({ kind, spec }) => kind !== 'Service' && !spec?.targetRefs);
  atPods.set(objects, known);
  return judge(known, asked, target);
}
