import {
  Entity,
  parseEntityRef,
  RELATION_PART_OF,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  annotations,
  kubernetesAnnotations,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

const ANONYMOUS = 'redacted';

/** Annotations that would tell who a hidden entity is; where one is stated, the stand-in states that too. */
const identifying = [
  annotations.namespace,
  annotations.service,
  annotations.serviceAccount,
  annotations.workload,
  kubernetesAnnotations.namespace,
];

const anonymousRef = (ref: string) =>
  stringifyEntityRef({
    kind: parseEntityRef(ref).kind,
    namespace: 'default',
    name: ANONYMOUS,
  });

/** One stand-in for all hidden entities of a kind, so that not even their number shows. */
function standIn(hidden: Entity[]): Entity {
  const statedByAll = (name: string) =>
    hidden.every(entity => entity.metadata.annotations?.[name] !== undefined);
  const [first] = hidden;
  const isLayer = first.kind === 'System' || first.kind === 'Domain';
  return {
    apiVersion: first.apiVersion,
    kind: first.kind,
    metadata: {
      name: ANONYMOUS,
      namespace: 'default',
      annotations: Object.fromEntries([
        ...identifying.filter(statedByAll).map(name => [name, ANONYMOUS]),
        ...Object.entries(first.metadata.annotations ?? {}).filter(
          ([name]) => isLayer && name.startsWith(annotations.policy),
        ),
        ...(statedByAll(annotations.mesh)
          ? [[annotations.mesh, first.metadata.annotations?.[annotations.mesh]]]
          : []),
      ]),
    },
    relations: (first.relations ?? []).filter(
      relation => isLayer && relation.type === RELATION_PART_OF,
    ),
  };
}

/**
 * Makes entities that the reader may not see anonymous before anything is computed from them. A hidden API that the
 * subject provides is left out, since its operations are its content.
 *
 * @internal
 */
export function redact(
  subject: Entity,
  entities: readonly Entity[],
  hiddenRefs: ReadonlySet<string>,
): Entity[] {
  const isHidden = (entity: Entity) =>
    hiddenRefs.has(stringifyEntityRef(entity));
  const ownApis = new Set(
    (subject.relations ?? [])
      .filter(relation => relation.type === RELATION_PROVIDES_API)
      .map(relation => relation.targetRef),
  );
  const kinds = new Map<string, Entity[]>();
  for (const entity of entities) {
    if (isHidden(entity) && !ownApis.has(stringifyEntityRef(entity))) {
      kinds.set(entity.kind, [...(kinds.get(entity.kind) ?? []), entity]);
    }
  }
  const anonymised = [
    ...entities.filter(entity => !isHidden(entity)),
    ...[...kinds.values()].map(standIn),
  ];
  return anonymised.map(entity => ({
    ...entity,
    relations: (entity.relations ?? [])
      .filter(
        ({ targetRef }) =>
          !(hiddenRefs.has(targetRef) && ownApis.has(targetRef)),
      )
      .map(relation =>
        hiddenRefs.has(relation.targetRef)
          ? { ...relation, targetRef: anonymousRef(relation.targetRef) }
          : relation,
      ),
  }));
}
