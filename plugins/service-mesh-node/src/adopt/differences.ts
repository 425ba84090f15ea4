import {
  Json,
  KubernetesObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { isSame } from './changes';
import { Recognition, RecognisedSetting, Remark } from './recognition';

const shown = (value: Json | undefined) =>
  value === undefined ? 'nothing' : JSON.stringify(value);

const keyOf = ({ leaf, operation }: RecognisedSetting) =>
  JSON.stringify([leaf, operation]);

/** Differences in words, each once for all operations that have it. */
function inWords(
  pairs: readonly [
    RecognisedSetting | undefined,
    RecognisedSetting | undefined,
  ][],
): Remark[] {
  const remarks = new Map<string, { pointer: string; operations: string[] }>();
  for (const [was, is] of pairs) {
    const { leaf, operation } = (was ?? is)!;
    const text = `${leaf} would change from ${shown(was?.value)} to ${shown(
      is?.value,
    )}`;
    const known = remarks.get(text) ?? {
      pointer: was?.pointer ?? '',
      operations: [],
    };
    remarks.set(text, {
      ...known,
      operations: [
        ...known.operations,
        ...(operation === undefined ? [] : [operation]),
      ],
    });
  }
  return [...remarks].map(([text, { pointer, operations }]) => ({
    pointer,
    reason: operations.length ? `${text} for ${operations.join(', ')}` : text,
  }));
}

/** Labels and annotations that tools beside the mesh may look for. */
const marksOf = ({ metadata }: KubernetesObject) => [
  ...Object.keys(metadata.labels ?? {}).map(name => `label ${name}`),
  ...Object.keys(metadata.annotations ?? {}).map(name => `annotation ${name}`),
];

/**
 * What the generated object says otherwise than the existing one, both read in the same way; all of it where none is generated.
 *
 * @internal
 */
export function differencesOf(
  before: Recognition,
  after: Recognition | undefined,
): Remark[] {
  if (after === undefined) {
    return [{ pointer: '', reason: 'nothing would be generated in its place' }];
  }
  const [old, current] = [before, after].map(
    ({ settings }) => new Map(settings.map(each => [keyOf(each), each])),
  );
  const keys = [...new Set([...old.keys(), ...current.keys()])];
  const gone = (before.names ?? []).filter(
    name => !(after.names ?? []).includes(name),
  );
  return [
    ...inWords(
      keys
        .map(key => [old.get(key), current.get(key)] as const)
        .filter(
          ([was, is]) => !was || !is || !isSame(was.leaf, was.value, is.value),
        )
        .map(([was, is]) => [was, is]),
    ),
    ...(before.effect === after.effect
      ? []
      : [
          {
            pointer: '',
            reason: `it takes effect ${before.effect}, and the generated one would ${after.effect}`,
          },
        ]),
    ...(gone.length
      ? [
          {
            pointer: '/spec',
            reason: `what others may refer to would be gone: ${gone.join(
              ', ',
            )}`,
          },
        ]
      : []),
  ];
}

/**
 * Labels and annotations that the generated object does not have.
 *
 * @internal
 */
export function lostMarks(
  before: KubernetesObject,
  after: KubernetesObject,
): Remark[] {
  const kept = new Set(marksOf(after));
  const lost = marksOf(before).filter(mark => !kept.has(mark));
  return lost.length
    ? [{ pointer: '/metadata', reason: `left out: ${lost.join(', ')}` }]
    : [];
}
