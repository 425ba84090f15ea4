import { ServiceId } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity } from '@backstage/catalog-model';
import { PresentFile } from '../delivery';
import {
  isSameName,
  isUnderstood,
  Placed,
  withCompanions,
  withFileObstacles,
} from './adoptable';
import { differencesOf } from './differences';
import { Existing } from './existing';
import { AdoptOptions, generateFrom } from './generate';
import { Recognition, RecognisedSetting } from './recognition';
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

/**
 * Keeps whatever is generated otherwise than it stands, one more in each round, until the rest is generated alike.
 *
 * @internal
 */
export function settle(
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

/**
 * Takes over what is generated exactly as it stands, whatever could be read of it.
 *
 * @internal
 */
export function withAlike(
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
