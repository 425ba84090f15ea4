import { CallChange } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/** Most arrows of a picture; more cannot be read. */
const MAX_ARROWS = 20;

/** Longest label, in characters. */
const MAX_LABEL = 60;

/** Text between quotes, of which nothing is markup to Mermaid, HTML or Markdown: only letters, digits and marks that names have. */
function label(text: string): string {
  const plain = text.replace(/[^\p{L}\p{N} ./:_-]/gu, '?');
  const short =
    plain.length > MAX_LABEL ? `${plain.slice(0, MAX_LABEL - 1)}…` : plain;
  return `"${short}"`;
}

/**
 * Calls of one service that become allowed or refused.
 *
 * @internal
 */
export interface ServiceCalls {
  entityRef: string;
  calls: readonly CallChange[];
}

const words: Record<CallChange['after'], string> = {
  allow: 'now allowed',
  'audit-deny': 'now only reported',
  deny: 'now refused',
  unknown: 'no longer known',
};

/**
 * A picture of the calls that are decided differently: thick arrows for those that are now allowed, dotted ones for those now
 * refused. `null` where there are none.
 *
 * @internal
 */
export function pictureOf(services: readonly ServiceCalls[]): string | null {
  const nodes = new Map<string, string>();
  const node = (name: string) => {
    const id = nodes.get(name) ?? `n${nodes.size}`;
    nodes.set(name, id);
    return id;
  };
  const arrows = new Set(
    services.flatMap(({ entityRef, calls }) =>
      calls.map(({ caller, after }) => {
        const arrow = after === 'allow' ? '==>' : '-.->';
        return `  ${node(caller.name)} ${arrow}|${label(words[after])}| ${node(
          entityRef,
        )}`;
      }),
    ),
  );
  const shown = [...arrows].slice(0, MAX_ARROWS);
  const ids = new Set(shown.flatMap(line => line.match(/\bn\d+\b/g) ?? []));
  return shown.length === 0
    ? null
    : [
        '```mermaid',
        'flowchart LR',
        ...[...nodes]
          .filter(([, id]) => ids.has(id))
          .map(([name, id]) => `  ${id}[${label(name)}]`),
        ...shown,
        '```',
      ].join('\n');
}
