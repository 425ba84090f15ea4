import {
  PolicyChange,
  SourceEdit,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { changeEntities } from '../preview';
import { stateFacts } from '../preview/componentEdits';
import {
  adoptedAnnotation,
  Counterpart,
  isSameName,
  isUnderstood,
  Placed,
} from './adoptable';
import { commonChanges, isUndescribedWrong, serviceChanges } from './changes';
import { AdoptOptions, generateFrom } from './generate';
import { Recognition, RecognisedSetting } from './recognition';

/** A generated object, as it would be read. */
interface Read extends Counterpart {
  recognition: Recognition | undefined;
}

function readGenerated(
  { manifests, service }: ReturnType<typeof generateFrom>['config'],
  { provider, target }: AdoptOptions,
): Read[] {
  const own = manifests
    .filter(({ role }) => role === 'own')
    .map(({ object }) => object);
  const read = provider.recognise?.(own, service, target)?.recognitions ?? [];
  return own.map(object => ({
    kind: object.kind,
    name: object.metadata.name,
    recognition: read.find(recognition => recognition.object === object),
  }));
}

/** The generated objects whose places are left to what is kept. */
function rivalsOf(
  kept: readonly Placed[],
  generated: readonly Read[],
): Counterpart[] {
  return generated
    .filter(own =>
      kept.some(
        ({ counterpart, together }) =>
          isSameName(counterpart, own) ||
          (together !== undefined && together === own.recognition?.together),
      ),
    )
    .map(({ kind, name }) => ({ kind, name }));
}

const shared = (a: readonly string[] = [], b: readonly string[] = []) =>
  a.filter(each => b.includes(each)).length;

/** Names the counterparts of objects that are known by what they are about, each once. */
function withCounterparts(
  all: readonly Placed[],
  generated: readonly Read[],
): Placed[] {
  const free = new Set(generated);
  return all.map(each => {
    const [found] = [...free]
      .map(read => ({
        read,
        count: shared(each.about, read.recognition?.about),
      }))
      .filter(({ read, count }) => count > 0 && read.kind === each.object.kind)
      .sort((a, b) => b.count - a.count);
    if (!found) {
      return each;
    }
    free.delete(found.read);
    const { kind, name } = found.read;
    return { ...each, counterpart: { kind, name } };
  });
}

/**
 * Changes the entities so that they say what was recognised, whose names and files are taken over, and whose places are left to
 * what is there.
 *
 * @internal
 */
export function stateAll(
  {
    id,
    entities,
    options,
  }: { id: string; entities: readonly Entity[]; options: AdoptOptions },
  all: readonly Placed[],
  silent: readonly RecognisedSetting[],
): {
  entities: readonly Entity[];
  edits: SourceEdit[];
  leftOut: Counterpart[];
} {
  const { environment } = options.target;
  const understood = all.filter(isUnderstood);
  const settings = [
    ...understood.flatMap(recognition => recognition.settings),
    ...silent,
  ];
  const find = (among: readonly Entity[]) =>
    among.find(entity => stringifyEntityRef(entity) === id)!;
  const facts = stateFacts(
    find(entities),
    Object.assign({}, ...all.map(recognition => recognition.facts)),
    environment,
  );
  const withFacts = entities.map(entity =>
    entity === find(entities) ? facts.component : entity,
  );
  const before = generateFrom(id, withFacts, options).config;
  const own = serviceChanges(settings, before.policy, before.admission);
  const change = (changes: readonly PolicyChange[]) =>
    changeEntities(id, changes, withFacts, environment);
  const careful = change([...own, ...commonChanges(settings, before.policy)]);
  const { policy } = generateFrom(id, careful.entities, options).config;
  const alike = { leaf: 'resilience.undescribed', value: 'alike' } as const;
  const changed = isUndescribedWrong(settings, policy)
    ? change([
        ...own,
        alike,
        ...commonChanges(
          settings,
          generateFrom(id, change([...own, alike]).entities, options).config
            .policy,
        ),
      ])
    : careful;
  const generated = readGenerated(
    generateFrom(id, changed.entities, options, { isFirst: true }).config,
    options,
  );
  const leftOut = rivalsOf(
    all.filter(each => !isUnderstood(each)),
    generated,
  );
  const settled = find(changed.entities);
  const names = stateFacts(
    settled,
    adoptedAnnotation(withCounterparts(understood, generated), leftOut),
    environment,
  );
  const edits = [...facts.edits, ...changed.edits, ...names.edits];
  return {
    entities: changed.entities.map(entity =>
      entity === settled ? names.component : entity,
    ),
    // An annotation that is written twice holds all of it the last time.
    edits: [...new Map(edits.map(edit => [edit.pointer, edit])).values()],
    leftOut,
  };
}
