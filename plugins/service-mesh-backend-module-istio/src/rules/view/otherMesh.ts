import {
  KubernetesObject,
  JsonObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { RuleContext } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { labels, members } from '../../lenient';
import { perContext } from './perContext';
import { allWorkloads } from './workloads';

const isOfIstio = (key: string) =>
  /(^|\.)istio\.io(\/|$)/.test(key) || key.startsWith('istio-injection');
const isOfAnother = (key: string) => /(^|\.)linkerd\.io(\/|$)/.test(key);

/** The group of an object and the keys of its labels and annotations, by which it says what mesh it is for. */
function marksOf({ apiVersion, metadata }: KubernetesObject): string[] {
  const { labels: own, annotations } = members(
    metadata as unknown as JsonObject,
  );
  return [
    `${apiVersion}`,
    ...Object.keys(labels(own)),
    ...Object.keys(labels(annotations)),
  ];
}

/**
 * Whether all that the input says of a mesh is about another one than Istio.
 *
 * @internal
 */
export const isForOtherMesh = perContext<boolean>((context: RuleContext) => {
  const marks = [
    ...context.documents.flatMap(({ object }) => marksOf(object)),
    ...allWorkloads(context).flatMap(workload => [
      ...Object.keys(workload.labels),
      ...Object.keys(workload.annotations),
    ]),
  ];
  return marks.some(isOfAnother) && !marks.some(isOfIstio);
});
