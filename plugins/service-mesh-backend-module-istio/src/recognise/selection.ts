import {
  KubernetesObject,
  Service,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  hasLabels,
  labels,
  Remark,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items, members } from '../lenient';

/**
 * What keeps a selector from being exactly that of a service; `null` where it selects none of its Pods for sure, or all of a
 * namespace.
 *
 * @internal
 */
export function selects(
  { metadata, spec }: KubernetesObject,
  service: Service,
): Remark[] | null {
  const { selector, workloadSelector, targetRefs, targetRef } = members(spec);
  const wanted = labels(
    members(selector).matchLabels ?? members(workloadSelector).labels,
  );
  const own = service.workload.selector.value;
  const refs = [...items(targetRefs), ...items([targetRef])];
  if (metadata.namespace !== service.namespace.value) {
    return null;
  }
  if (
    refs.some(
      ({ kind, name }) =>
        kind === 'Service' && name === service.serviceName.value,
    )
  ) {
    return [{ pointer: '/spec', reason: 'it is attached to the Service' }];
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
