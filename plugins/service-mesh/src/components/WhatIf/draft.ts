import {
  Json,
  PolicyChange,
  PolicyLeaf,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * A setting as somebody has typed it, for the service or for one operation.
 *
 * @internal
 */
export interface Draft {
  leaf: PolicyLeaf;
  operation?: string;
  text: string;
}

/**
 * Reads what somebody typed: JSON where it is that, else the text itself, as in YAML. Throws for what begins like a list or a map but
 * is none.
 *
 * @throws SyntaxError
 * @internal
 */
export function readValue(text: string): Json {
  const trimmed = text.trim();
  if (/^[[{]/.test(trimmed)) {
    return JSON.parse(trimmed);
  }
  try {
    return JSON.parse(trimmed);
  } catch {
    return trimmed;
  }
}

/**
 * Whether what somebody typed can be read.
 *
 * @internal
 */
export function isReadable(text: string): boolean {
  try {
    readValue(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The changes that drafts ask for; empty and unreadable ones ask for nothing.
 *
 * @internal
 */
export function changesOf(drafts: readonly Draft[]): PolicyChange[] {
  return drafts
    .filter(({ text }) => text.trim() && isReadable(text))
    .map(({ leaf, operation, text }) => ({
      leaf,
      value: readValue(text),
      ...(operation ? { operation } : {}),
    }));
}

/**
 * Drafts with another text for one setting; an empty text takes it out.
 *
 * @internal
 */
export function withDraft(drafts: readonly Draft[], draft: Draft): Draft[] {
  const others = drafts.filter(
    ({ leaf, operation }) =>
      leaf !== draft.leaf || operation !== draft.operation,
  );
  return draft.text === '' ? others : [...others, draft];
}
