import {
  RenderedManifest,
  ServiceId,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { PresentFile } from '../delivery';
import {
  isSameName,
  isUnderstood,
  Placed,
  withCompanions,
  withFileObstacles,
} from './adoptable';
import { Adoption } from './adoption';
import { changedCalls } from './calls';
import { operationChanges } from './changes';
import { differencesOf, lostMarks } from './differences';
import { Existing, placeOf } from './existing';
import { hasPlaceForPolicy } from '../preview/operationEdits';
import { AdoptOptions, generateFrom } from './generate';
import {
  Recognition,
  RecognisedService,
  RecognisedSetting,
  Remark,
} from './recognition';
import { isGeneratedAlike } from './sameObject';
import { stateAll } from './stateAll';

/**
 * A service, and what it may have been configured by.
 *
 * @internal
 */
export interface Subject {
  id: ServiceId;
  /** The catalog, with facts that the manifests prove. */
  entities: readonly Entity[];
  existing: Existing;
  present: readonly PresentFile[];
  options: AdoptOptions;
}

function placed(
  { recognitions }: RecognisedService,
  { objects }: Existing,
): Placed[] {
  const sources = new Map(objects.map(source => [source.object, source]));
  return recognitions.flatMap(recognition => {
    const source = sources.get(recognition.object);
    return source ? [{ ...recognition, source }] : [];
  });
}

/** What is generated once the catalog says what was recognised. */
function regenerate(
  subject: Subject,
  all: readonly Placed[],
  silent: readonly RecognisedSetting[],
) {
  const { id, options } = subject;
  const said = stateAll(subject, all, silent);
  const { config } = generateFrom(id, said.entities, options);
  const again = options.provider.recognise?.(
    config.manifests.map(({ object }) => object),
    config.service,
    options.target,
  );
  return { ...said, config, recognitions: again?.recognitions ?? [] };
}

type Regenerated = ReturnType<typeof regenerate>;

/** An object that is generated exactly as it stands, whatever could be read of it. */
function isAlike(
  each: Placed,
  config: ReturnType<typeof generateFrom>['config'],
): boolean {
  return config.manifests.some(({ object }) => isGeneratedAlike(each, object));
}

/** Of objects that mean something only together and are known by what they take, what they say as a whole. */
function asWhole<R extends Recognition>(
  each: R,
  all: readonly Recognition[],
): R {
  return each.about === undefined
    ? each
    : {
        ...each,
        settings: all
          .filter(({ about, together }) => about && together === each.together)
          .flatMap(({ settings }) => settings),
      };
}

/** What is generated otherwise than it stands is kept. */
function proven(
  each: Placed,
  all: readonly Placed[],
  generated: Regenerated,
): Placed {
  if (!isUnderstood(each) || isAlike(each, generated.config)) {
    return each;
  }
  if (each.isCopy) {
    return {
      ...each,
      obstacles: [{ pointer: '', reason: 'it would be generated otherwise' }],
    };
  }
  const after = generated.recognitions.find(
    ({ counterpart, object }) =>
      isSameName(counterpart, each.counterpart) ||
      (object.kind === each.object.kind &&
        object.metadata.name === each.object.metadata.name),
  );
  return {
    ...each,
    obstacles: differencesOf(
      asWhole(each, all),
      after && asWhole(after, generated.recognitions),
    ),
  };
}

/** Keeps whatever is generated otherwise than it stands, one more in each round, until the rest is generated alike. */
function settle(
  subject: Subject,
  all: readonly Placed[],
  silent: readonly RecognisedSetting[],
): { all: Placed[]; generated: Regenerated } {
  const checked = withCompanions(withFileObstacles(all, subject.existing));
  const generated = regenerate(subject, checked, silent);
  const next = withCompanions(
    checked.map(each => proven(each, checked, generated)),
  );
  return next.every((each, i) => isUnderstood(each) === isUnderstood(all[i]))
    ? { all: next, generated }
    : settle(subject, next, silent);
}

/** What is generated exactly as it stands is taken over, whatever could be read of it. */
function withAlike(
  subject: Subject,
  read: readonly Placed[],
  silent: readonly RecognisedSetting[],
): Placed[] {
  const { id, options } = subject;
  const { entities } = stateAll(subject, read, silent);
  // What is not read yet would leave no place for its own copy.
  const { config } = generateFrom(id, entities, options, { isFirst: true });
  return read.map(each =>
    !isUnderstood(each) && isAlike(each, config)
      ? { ...each, isCopy: true, settings: [], obstacles: [], remarks: [] }
      : each,
  );
}

const listed = ({ object, file }: RenderedManifest) => ({
  kind: object.kind,
  name: object.metadata.name,
  file,
});

/**
 * Reads what existing objects say about a service, and finds out what would be otherwise if the catalog said so.
 *
 * @returns `null` where no object is about the service
 * @throws InputError for a mesh whose objects cannot be read.
 * @internal
 */
export function adoptService(subject: Subject): Adoption | null {
  const { id, entities, existing, options } = subject;
  const { provider, target } = options;
  const objects = existing.objects.map(({ object }) => object);
  const { service } = generateFrom(id, entities, options).config;
  const recognised = provider.recognise?.(objects, service, target);
  if (!recognised) {
    throw new InputError(
      `Existing objects of ${target.mesh} cannot be read yet`,
    );
  }
  if (recognised.recognitions.length === 0) {
    return null;
  }
  const { silent } = recognised;
  const read = placed(recognised, existing);
  const { all, generated } = settle(
    subject,
    withAlike(subject, read, silent),
    silent,
  );
  const { config, edits, leftOut } = generated;
  const own = config.manifests.filter(({ role }) => role === 'own');
  const remark = (of: Placed, { pointer, reason }: Remark) => ({
    pointer,
    line: of.source.locate(pointer).start.line,
    reason,
  });
  const first = stateAll(subject, read, silent);
  const wanted = generateFrom(id, first.entities, options).config.policy;
  return {
    entityRef: id,
    understood: all.filter(isUnderstood).map(each => {
      const { name } = each.object.metadata;
      const after = own.find(
        ({ object }) =>
          object.kind === each.object.kind && object.metadata.name === name,
      );
      return {
        ...placeOf(each.source),
        settings: each.settings.map(({ pointer = '', ...setting }) => ({
          ...setting,
          line: each.source.locate(pointer).start.line,
        })),
        remarks: [
          ...each.remarks,
          ...(after ? lostMarks(each.object, after.object) : []),
        ].map(of => remark(each, of)),
      };
    }),
    silent,
    kept: all
      .filter(each => !isUnderstood(each))
      .map(each => {
        const rival = leftOut.find(of => isSameName(of, each.counterpart));
        return {
          ...placeOf(each.source),
          reasons: each.obstacles.map(of => remark(each, of)),
          ...(rival ? { inPlaceOf: rival } : {}),
        };
      }),
    calls: changedCalls(config, subject),
    added: own.filter(({ adopted }) => !adopted).map(listed),
    edits,
    definitionEdits: generateFrom(id, first.entities, options, {
      changes: operationChanges(
        read.filter(isUnderstood).flatMap(({ settings }) => settings),
        wanted,
      ).filter(({ operation }) =>
        service.operations.some(
          each => each.id === operation && hasPlaceForPolicy(service, each),
        ),
      ),
    }).edits,
  };
}
