import {
  KubernetesObject,
  Service,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  hasLabels,
  labels,
  members,
  otherMembers,
  Remark,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { server } from '../kinds';
import { readAll } from '../read';
import { servedPorts } from '../render/ports';
import { proxyProtocol } from '../render/server';

/**
 * A Server in front of some Pods of a service, with the port that it is for.
 *
 * @internal
 */
export type ServerItem = ReturnType<typeof serversOf>[number];

/**
 * The Servers in front of some Pods of a service.
 *
 * @internal
 */
export function serversOf(
  objects: readonly KubernetesObject[],
  service: Service,
) {
  const own = service.workload.selector.value;
  return readAll(
    server,
    objects.map(object => ({ object })),
  )
    .map(item => {
      const wanted = labels(members(item.spec.podSelector).matchLabels);
      return {
        ...item,
        isNarrow: !hasLabels(own, wanted),
        isBroad: !hasLabels(wanted, own),
        served: servedPorts(service).find(
          ({ port }) => port.targetPort === item.spec.port,
        ),
      };
    })
    .filter(
      ({ object, isNarrow, isBroad }) =>
        object.metadata.namespace === service.namespace.value &&
        !(isNarrow && isBroad),
    );
}

/**
 * What keeps a Server from being one that is generated.
 *
 * @internal
 */
export function serverObstacles(item: ServerItem, service: Service): Remark[] {
  const { spec, served, isNarrow, isBroad } = item;
  const { accessPolicy = 'deny', proxyProtocol: protocol = 'unknown' } = spec;
  const generated = served && proxyProtocol(service, served.port);
  return [
    ...(isNarrow || isBroad
      ? [
          {
            pointer: '/spec/podSelector',
            reason: `it selects ${
              isNarrow ? 'some' : 'more than the'
            } Pods of the service`,
          },
        ]
      : []),
    ...otherMembers(
      members(spec.podSelector),
      ['matchLabels'],
      '/spec/podSelector',
    ),
    ...(served
      ? []
      : [
          {
            pointer: '/spec/port',
            reason: 'the service has no such port',
          },
        ]),
    ...(generated === undefined || generated === protocol
      ? []
      : [
          {
            pointer: '/spec/proxyProtocol',
            reason: `by its port in the catalog, it would be '${generated}'`,
          },
        ]),
    ...(['deny', 'audit'].includes(accessPolicy)
      ? []
      : [
          {
            pointer: '/spec/accessPolicy',
            reason: 'policy denies whom nothing admits, or reports them',
          },
        ]),
    ...otherMembers(
      members(spec),
      ['podSelector', 'port', 'proxyProtocol', 'accessPolicy'],
      '/spec',
    ),
  ];
}
