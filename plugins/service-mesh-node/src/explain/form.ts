import {
  fromPointer,
  JsonPointer,
  KubernetesObject,
  manifestMarks,
  Origin,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * Why a value stands in a manifest that no setting, fact or default put there.
 *
 * @internal
 */
export interface Form {
  origin: Origin;
  /** Whether there is no more to say. */
  isComplete: boolean;
}

function ofMark(
  { metadata }: KubernetesObject,
  [top, part, mark]: string[],
): Origin | null {
  const entityRef = metadata.annotations?.[manifestMarks.entity];
  const entity = entityRef === undefined ? {} : { entityRef };
  if (top !== 'metadata' || (part !== 'labels' && part !== 'annotations')) {
    return null;
  }
  switch (mark) {
    case manifestMarks.managedByLabel:
      return {
        source: 'default',
        rule: 'marks every object that is rendered and owned by Service Mesh Configurator',
      };
    case manifestMarks.partOfLabel:
      return { source: 'entity', ...entity, pointer: '/spec/system' };
    case manifestMarks.entity:
      return {
        source: 'entity',
        ...entity,
        pointer: '/metadata/name',
        rule: 'names the catalog entity that an object is rendered from',
      };
    case manifestMarks.contentHash:
      return {
        source: 'default',
        rule: 'hash of the content of the object, by which an edit by hand is found',
      };
    default:
      return null;
  }
}

/**
 * Why a value stands in a manifest that no setting, fact or default put there: it is a mark of ours, or part of the form of its
 * kind.
 *
 * @internal
 */
export function formOf(object: KubernetesObject, pointer: JsonPointer): Form {
  const path = fromPointer(pointer);
  const mark = ofMark(object, path);
  if (mark) {
    return { origin: mark, isComplete: true };
  }
  const [top] = path;
  const isHead = path.length === 1 && top !== 'spec' && top !== 'metadata';
  const rule = isHead
    ? `every rendered ${object.kind} has this ${top}`
    : `part of the form of a rendered ${object.kind}; follows from what it stands with`;
  return { origin: { source: 'default', rule }, isComplete: isHead };
}
