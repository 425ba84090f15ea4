import {
  JsonPointer,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ManifestDocument } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { labels, say } from '../../../lenient';
import { allWorkloads, perContext } from '../../view';

/**
 * An annotation of Istio on an object of Kubernetes, or on the Pods that it makes.
 *
 * @internal
 */
export interface AnnotationView {
  document: ManifestDocument;
  pointer: JsonPointer;
  /** The kind it stands on: `Pod` for the template of a workload. */
  kind: string;
  /** What it stands on, in words. */
  on: string;
  name: string;
  value: string;
  /** Labels beside it. */
  labels: Record<string, string>;
}

/** Whether an annotation is one of Istio by its name. */
function isIstio(name: string): boolean {
  return (
    name === 'kubernetes.io/ingress.class' ||
    /(^|\.)istio\.io$/.test(name.split('/')[0])
  );
}

function annotationsOn(
  place: Omit<AnnotationView, 'name' | 'value' | 'labels'>,
  annotations: unknown,
  ownLabels: unknown,
): AnnotationView[] {
  return Object.entries(labels(annotations))
    .filter(([name]) => isIstio(name))
    .map(([name, value]) => ({
      ...place,
      name,
      value,
      labels: labels(ownLabels),
      pointer: `${place.pointer}${toPointer([name])}`,
    }));
}

const ownPointer = '/metadata/annotations';

/**
 * The annotations of Istio on Namespaces, Services, workloads and their Pods.
 *
 * @internal
 */
export const annotationsOf = perContext<readonly AnnotationView[]>(context => {
  const place = (document: ManifestDocument) => {
    const { kind, metadata } = document.object;
    return {
      document,
      pointer: ownPointer,
      kind,
      on: `${kind} ${metadata.name}`,
    };
  };
  const plain = context
    .ofKind('Namespace', 'Service')
    .filter(({ object }) => object.apiVersion === 'v1');
  const workloads = allWorkloads(context);
  const own = [...plain, ...workloads.map(({ document }) => document)];
  return [
    ...own.flatMap(document => {
      const { annotations, labels: ownLabels } = document.object.metadata;
      return annotationsOn(place(document), annotations, ownLabels);
    }),
    ...workloads
      .filter(({ template }) => template !== '')
      .flatMap(({ document, template, annotations, labels: podLabels }) =>
        annotationsOn(
          {
            ...place(document),
            pointer: `${template}${ownPointer}`,
            kind: 'Pod',
            on: say`the Pods of ${place(document).on}`,
          },
          annotations,
          podLabels,
        ),
      ),
  ];
});
