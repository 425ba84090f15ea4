import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  Finding,
  SourceEdit,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { readPresentFile } from '../delivery';
import { isService } from '../discover';
import { FactProposal, proposeFacts } from '../facts';
import { stateFacts } from '../preview/componentEdits';
import { adoptService } from './adoptService';
import { Adoption } from './adoption';
import { generatedPaths } from './alreadyGenerated';
import {
  ExistingObject,
  ExistingPlace,
  inNamespace,
  placeOf,
  readExisting,
} from './existing';
import { AdoptOptions } from './generate';

/**
 * What existing configuration comes to.
 *
 * @public
 */
export interface Adopted {
  /** One for each service that an object is about, by entity ref. */
  services: Adoption[];
  /** Objects of the mesh that are about no service of the catalog and were not generated; they are kept as they are. */
  elsewhere: ExistingPlace[];
  /** Faults of the texts. */
  findings: Finding[];
}

/** Annotations that an entity lacks; what it states otherwise stays. */
function missingFacts(
  { metadata, ...entity }: Entity,
  proposals: readonly FactProposal[],
): Record<string, string> {
  const ref = stringifyEntityRef({ metadata, ...entity });
  const proposal = proposals.find(
    ({ entityRef, unmatched }) => !unmatched && entityRef === ref,
  );
  return Object.fromEntries(
    Object.entries(proposal?.annotations ?? {}).filter(
      ([name]) => metadata.annotations?.[name] === undefined,
    ),
  );
}

function isOfMesh(
  { object }: ExistingObject,
  { provider }: AdoptOptions,
): boolean {
  const [group, version] = object.apiVersion.split('/');
  return version !== undefined && (provider.groups ?? []).includes(group);
}

/** An annotation that is written twice holds both; the later text was made from the earlier one. */
const joined = (...edits: (readonly SourceEdit[] | undefined)[]) => [
  ...new Map(
    edits.flatMap(some => (some ?? []).map(edit => [edit.pointer, edit])),
  ).values(),
];

/**
 * Reads existing manifests back into the policy of the services of a catalog: what they mean, which annotations say so, what is
 * kept as it is, and what would be otherwise once the configuration is generated.
 *
 * @param files - paths are those below the config location
 * @param namespace - that of objects which name none
 * @throws InputError for a data plane whose objects cannot be read.
 * @public
 */
export function adopt(
  files: readonly { path: string; content: string }[],
  entities: readonly Entity[],
  options: AdoptOptions & { namespace?: string },
): Adopted {
  const { target, namespace } = options;
  const existing = readExisting(files, namespace);
  const { proposals } = proposeFacts(files, entities);
  const { environment } = target;
  const factEdits = new Map<string, SourceEdit[]>();
  const known = entities.map(entity => {
    const { component, edits } = stateFacts(
      entity,
      missingFacts(entity, proposals),
      environment,
    );
    factEdits.set(stringifyEntityRef(entity), edits);
    return component;
  });
  const present = files.map(({ path, content }) => {
    const file = readPresentFile({ file: path, text: content });
    return {
      ...file,
      objects: file.objects.map(object => inNamespace(object, namespace)),
    };
  });
  const services = known.filter(isService).flatMap((entity): Adoption[] => {
    const id = stringifyEntityRef(entity);
    const adoption = adoptService({
      id,
      entities: known,
      existing,
      present,
      options,
    });
    return adoption
      ? [{ ...adoption, edits: joined(factEdits.get(id), adoption.edits) }]
      : [];
  });
  const written = generatedPaths(present);
  const claimed = new Set(
    services.flatMap(({ understood, kept }) =>
      [...understood, ...kept].map(({ file, line }) => `${file}:${line}`),
    ),
  );
  return {
    services: services.sort((a, b) => (a.entityRef < b.entityRef ? -1 : 1)),
    elsewhere: existing.objects
      .filter(object => isOfMesh(object, options))
      .map(object => placeOf(object))
      .filter(
        ({ file, line }) =>
          !written.has(file) && !claimed.has(`${file}:${line}`),
      ),
    findings: existing.findings,
  };
}
