import { RenderedManifest } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { InputError } from '@backstage/errors';
import { isSameName, isUnderstood, Placed } from './adoptable';
import { Adoption } from './adoption';
import { generatedPaths, leftAsItIs } from './alreadyGenerated';
import { changedCalls } from './calls';
import { operationChanges } from './changes';
import { lostMarks } from './differences';
import { Existing, placeOf } from './existing';
import { hasPlaceForPolicy } from '../preview/operationEdits';
import { generateFrom } from './generate';
import { RecognisedService, Remark } from './recognition';
import { settle, Subject, withAlike } from './settle';
import { stateAll } from './stateAll';

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

const listed = ({ object, file }: RenderedManifest) => ({
  kind: object.kind,
  name: object.metadata.name,
  file,
});

/**
 * Reads what existing objects say about a service, and finds out what would be otherwise if the catalog said so.
 *
 * @returns `null` where no object is about the service, and where all that are follow from the catalog already
 * @throws InputError for a mesh whose objects cannot be read.
 * @internal
 */
export function adoptService(subject: Subject): Adoption | null {
  const { id, entities, existing, present, options } = subject;
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
  const written = generatedPaths(present);
  if (all.some(each => !isUnderstood(each) && written.has(each.source.file))) {
    return leftAsItIs(id, all, written);
  }
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
