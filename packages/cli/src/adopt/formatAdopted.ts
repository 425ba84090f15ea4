import {
  CallChange,
  Json,
  ResourceRef,
  SourceEdit,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Adopted,
  Adoption,
  KeptObject,
  RecognisedSetting,
  UnderstoodObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

const indented = (lines: readonly string[]) => lines.map(line => `  ${line}`);

function section(title: string, lines: readonly string[]): string[] {
  return lines.length ? [`  ${title}`, ...indented(indented(lines))] : [];
}

const nameOf = ({ kind, namespace, name }: ResourceRef) =>
  `${kind} ${namespace === null ? '' : `${namespace}/`}${name}`;

const valueOf = (value: Json | undefined) =>
  value === undefined ? 'nothing' : JSON.stringify(value);

const scopeOf = (operations: readonly string[]) =>
  operations.length ? `: ${operations.join(', ')}` : '';

/** Settings by value, with the operations that have it. */
function grouped<S extends RecognisedSetting & { line?: number }>(
  settings: readonly S[],
): string[] {
  const groups = new Map<string, string[]>();
  for (const { leaf, value, operation, line } of settings) {
    const place = line === undefined ? '' : ` (line ${line})`;
    const key = `${leaf} = ${valueOf(value)}${place}`;
    groups.set(key, [
      ...(groups.get(key) ?? []),
      ...(operation === undefined ? [] : [operation]),
    ]);
  }
  return [...groups].map(
    ([text, operations]) => `${text}${scopeOf(operations)}`,
  );
}

function understoodLines(object: UnderstoodObject): string[] {
  const { resource, file, line, settings, remarks } = object;
  return [
    `${nameOf(resource)} (${file}:${line})`,
    ...indented(grouped(settings)),
    ...indented(remarks.map(remark => `line ${remark.line}: ${remark.reason}`)),
  ];
}

function keptLines(object: KeptObject): string[] {
  const { resource, file, line, reasons, inPlaceOf } = object;
  return [
    `${nameOf(resource)} (${file}:${line})`,
    ...indented(
      reasons.map(
        ({ pointer, reason, line: at }) =>
          `line ${at}${pointer && `, ${pointer}`}: ${reason}`,
      ),
    ),
    ...(inPlaceOf
      ? indented([
          `no ${inPlaceOf.kind} ${inPlaceOf.name} is generated beside it`,
        ])
      : []),
  ];
}

const callLine = ({ before, after, caller, operations }: CallChange) =>
  `${before} becomes ${after}: ${caller.name} to ${operations.join(', ')}`;

const snippets = (edits: readonly SourceEdit[]) =>
  edits.flatMap(({ snippet }) => snippet.trimEnd().split('\n'));

function definitionLines(edits: readonly SourceEdit[]): string[] {
  return edits.flatMap(edit => [
    `${edit.entityRef}, ${edit.pointer}`,
    ...indented(snippets([edit])),
  ]);
}

function serviceLines(adoption: Adoption): string[] {
  const { entityRef, understood, silent, kept } = adoption;
  const { calls, added, edits, definitionEdits } = adoption;
  return [
    entityRef,
    ...section('understood', understood.flatMap(understoodLines)),
    ...section('what follows from it', grouped(silent)),
    ...section('kept as it is', kept.flatMap(keptLines)),
    ...section('would change', calls.map(callLine)),
    ...section(
      'would be new',
      added.map(({ kind, name, file }) => `${kind} ${name} (${file})`),
    ),
    ...section('annotations', snippets(edits)),
    ...section(
      'to understand more, add to the API definition',
      definitionLines(definitionEdits),
    ),
  ];
}

/**
 * What existing configuration comes to, in lines for people.
 *
 * @internal
 */
export function formatAdopted({ services, elsewhere }: Adopted): string {
  return [
    ...services.flatMap(serviceLines),
    ...(elsewhere.length
      ? [
          'about no service of the catalog, kept as it is',
          ...indented(
            elsewhere.map(
              ({ resource, file, line }) =>
                `${nameOf(resource)} (${file}:${line})`,
            ),
          ),
        ]
      : []),
  ]
    .map(line => `${line.replace(/\p{Cc}/gu, '?')}\n`)
    .join('');
}
