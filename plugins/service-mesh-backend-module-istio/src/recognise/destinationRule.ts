import {
  annotations,
  JsonObject,
  Service,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  hasLabels,
  labels,
  objectName,
  serviceHost,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { normalHost } from '../hosts';
import { items, members } from '../lenient';
import { otherMembers, Reader } from './reading';
import { POLICY, readTrafficPolicy } from './trafficPolicy';

/** The versions that subsets name: facts, which say what the Component does not yet. */
function readSubsets(spec: JsonObject, { workload, ...service }: Service) {
  const subsets = items(spec.subsets).map(({ name, labels: of }) => ({
    name: typeof name === 'string' ? name : '',
    labels: labels(of),
  }));
  const known = workload.versions.value;
  const isSayable = subsets.every(
    ({ name, labels: of }) =>
      /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name) &&
      Object.keys(of).length === 1,
  );
  const isKnown = subsets.every(subset =>
    known.some(
      ({ name, labels: of }) =>
        name === subset.name &&
        hasLabels(of, subset.labels) &&
        hasLabels(subset.labels, of),
    ),
  );
  const stated = subsets.map(({ name, labels: of }) =>
    Object.entries(of).map(([key, value]) =>
      key === 'version' && value === name ? name : `${name}=${key}:${value}`,
    ),
  );
  const clash = known.length > 0 && !isKnown;
  const at = '/spec/subsets';
  const facts: Record<string, string> =
    subsets.length > 0 && known.length === 0 && isSayable
      ? { [annotations.versions]: stated.join(',') }
      : {};
  return {
    facts,
    obstacles: [
      ...(subsets.length > 0 && (clash || (known.length === 0 && !isSayable))
        ? [
            {
              pointer: at,
              reason: `they are not the versions that ${service.entityRef} can have: names with one Pod label each`,
            },
          ]
        : []),
      ...items(spec.subsets).flatMap((subset, index) =>
        otherMembers(subset, ['name', 'labels'], `${at}/${index}`),
      ),
    ],
  };
}

/**
 * Reads the DestinationRule of a service.
 *
 * @internal
 */
export const readDestinationRule: Reader = (object, service, target) => {
  const spec = members(object.spec);
  const { namespace = '' } = object.metadata;
  const own = normalHost(serviceHost(service, target), '');
  if (
    typeof spec.host !== 'string' ||
    normalHost(spec.host, namespace) !== own
  ) {
    return null;
  }
  const policy = members(spec.trafficPolicy);
  const tls = members(policy.tls);
  const isAutomatic =
    tls.mode === 'ISTIO_MUTUAL' && Object.keys(tls).length === 1;
  const { settings, obstacles } = readTrafficPolicy(policy);
  const subsets = readSubsets(spec, service);
  return {
    object,
    counterpart: { kind: 'DestinationRule', name: objectName(service) },
    settings,
    facts: subsets.facts,
    names: items(spec.subsets).map(({ name }) => String(name)),
    obstacles: [
      ...obstacles,
      ...subsets.obstacles,
      ...otherMembers(
        spec,
        ['host', 'subsets', 'trafficPolicy'],
        '/spec',
      ).filter(
        ({ pointer }) =>
          pointer !== '/spec/exportTo' ||
          JSON.stringify(spec.exportTo) !== '["*"]',
      ),
      ...otherMembers(
        policy,
        [
          'loadBalancer',
          'connectionPool',
          'outlierDetection',
          'retryBudget',
          ...(isAutomatic ? ['tls'] : []),
        ],
        POLICY,
      ),
    ],
    remarks: isAutomatic
      ? [
          {
            pointer: `${POLICY}/tls`,
            reason:
              'it is left out, since proxies use mutual TLS between each other of themselves',
          },
        ]
      : [],
  };
};
