import {
  JsonObject,
  KubernetesObject,
  Service,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  hasLabels,
  labels,
  Remark,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items, members } from '../lenient';

/**
 * What a policy says that it is attached to.
 *
 * @internal
 */
export function referredTo({ spec }: KubernetesObject): JsonObject[] {
  const { targetRef, targetRefs } = members(spec);
  return [
    ...(targetRef === undefined ? [] : [members(targetRef)]),
    ...items(targetRefs),
  ];
}

/**
 * What keeps a selector from being exactly that of a service; `null` where it selects none of its Pods for sure, or all of a
 * namespace.
 *
 * @internal
 */
export function selects(
  object: KubernetesObject,
  service: Service,
  { mesh }: Target,
): Remark[] | null {
  const { metadata, spec } = object;
  const { selector, workloadSelector } = members(spec);
  const wanted = labels(
    members(selector).matchLabels ?? members(workloadSelector).labels,
  );
  const own = service.workload.selector.value;
  const refs = referredTo(object);
  if (metadata.namespace !== service.namespace.value) {
    return null;
  }
  if (
    refs.some(
      ({ kind, name }) =>
        kind === 'Service' && name === service.serviceName.value,
    )
  ) {
    if (mesh === 'istio') {
      return [{ pointer: '/spec', reason: 'it is attached to the Service' }];
    }
    return refs.length === 1 && Object.keys(wanted).length === 0
      ? []
      : [{ pointer: '/spec', reason: 'it is about something else too' }];
  }
  if (Object.keys(wanted).length === 0) {
    return null;
  }
  const [broader, narrower] = [hasLabels(own, wanted), hasLabels(wanted, own)];
  if (!broader && !narrower) {
    return null;
  }
  return broader && narrower
    ? []
    : [
        {
          pointer: '/spec/selector',
          reason: `it selects ${
            narrower ? 'some' : 'more than the'
          } Pods of the service`,
        },
      ];
}
