import {
  childPointer,
  durationMs,
  JsonPointer,
  KubernetesObject,
  Service,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  labels,
  members,
  obstacle,
  Reading,
  Recognition,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { annotationsOf, linkerdDurationMs } from '../read';
import { policyDuration } from './duration';
import { ROUTING } from './versionServices';

const ACCRUAL = 'balancer.linkerd.io/failure-accrual';
const ACCESS_LOG = 'config.linkerd.io/access-log';

const at = (name: string): JsonPointer =>
  childPointer('/metadata/annotations', name);

/** What Linkerd 2.18 takes where an annotation is missing. */
const defaults = {
  [`${ACCRUAL}-consecutive-max-failures`]: '7',
  [`${ACCRUAL}-consecutive-min-penalty`]: '1s',
  [`${ACCRUAL}-consecutive-max-penalty`]: '1m',
  [`${ACCRUAL}-consecutive-jitter-ratio`]: '0.5',
};

function readAccrual(annotations: Record<string, string>): Reading {
  const stated: Record<string, string> = { ...defaults, ...annotations };
  const of = (name: string) => stated[`${ACCRUAL}-consecutive-${name}`];
  const [failures, shortest, longest, jitter] = [
    Number(of('max-failures')),
    policyDuration(linkerdDurationMs(of('min-penalty'))),
    linkerdDurationMs(of('max-penalty')),
    Number(of('jitter-ratio')),
  ];
  if (annotations[ACCRUAL] !== 'consecutive') {
    return obstacle(at(ACCRUAL), 'policy counts failures in a row only');
  }
  if (!Number.isInteger(failures) || failures < 1 || shortest === null) {
    return obstacle(at(ACCRUAL), 'policy cannot say this number or duration');
  }
  // The longest time is generated only where the shortest is above what it is of itself.
  const usual = Math.max(durationMs(shortest), durationMs('1m'));
  if (longest !== usual || jitter !== 0.5) {
    return obstacle(
      at(ACCRUAL),
      'policy says the shortest penalty only, and the jitter is half of it',
    );
  }
  return {
    settings: [
      {
        leaf: 'resilience.circuitBreaker.consecutiveErrors',
        value: failures,
        pointer: at(ACCRUAL),
      },
      {
        leaf: 'resilience.circuitBreaker.ejection',
        value: shortest,
        pointer: at(ACCRUAL),
      },
    ],
    obstacles: [],
  };
}

/**
 * Reads the annotations of the Service that clients call. They stay where they are, and patches say the same.
 *
 * @internal
 */
export function recogniseService(
  object: KubernetesObject,
  service: Service,
): Recognition[] {
  const annotations = annotationsOf(object);
  const of = (family: RegExp) =>
    Object.keys(annotations).filter(name => family.test(name));
  const limits = of(/^(timeout|retry)\.linkerd\.io\//);
  const balancer = of(/^balancer\.linkerd\.io\//);
  const isService =
    object.kind === 'Service' &&
    object.apiVersion === 'v1' &&
    object.metadata.name === service.serviceName.value &&
    object.metadata.namespace === service.namespace.value;
  if (!isService || limits.length + balancer.length === 0) {
    return [];
  }
  const known = [ACCRUAL, ...Object.keys(defaults)];
  const accrual = balancer.some(name => known.includes(name))
    ? readAccrual(annotations)
    : { settings: [], obstacles: [] };
  return [
    {
      object,
      counterpart: null,
      ...(limits.length ? { together: ROUTING } : {}),
      settings: accrual.settings,
      facts: {},
      obstacles: [
        ...accrual.obstacles,
        ...balancer
          .filter(name => !known.includes(name))
          .map(name => ({ pointer: at(name), reason: 'no setting says this' })),
        ...limits.map(name => ({
          pointer: at(name),
          reason:
            'timeouts and retries are generated on routes, which would end those of the Service',
        })),
      ],
      remarks: [],
    },
  ];
}

/**
 * Reads the access log of the Deployment of a service. It stays where it is, and a patch says the same.
 *
 * @internal
 */
export function recogniseDeployment(
  object: KubernetesObject,
  { workload, namespace }: Service,
): Recognition[] {
  const { template } = members(object.spec);
  const log = labels(members(members(template).metadata).annotations)[
    ACCESS_LOG
  ];
  const isOurs =
    object.kind === 'Deployment' &&
    object.apiVersion === 'apps/v1' &&
    object.metadata.name === workload.name.value &&
    object.metadata.namespace === namespace.value;
  if (!isOurs || log === undefined) {
    return [];
  }
  const pointer = childPointer(
    '/spec/template/metadata/annotations',
    ACCESS_LOG,
  );
  const isJson = log === 'json';
  return [
    {
      object,
      counterpart: null,
      settings: isJson
        ? [{ leaf: 'observability.accessLog', value: 'all', pointer }]
        : [],
      facts: {},
      obstacles: isJson
        ? []
        : [{ pointer, reason: 'policy logs everything as JSON' }],
      remarks: [],
    },
  ];
}
