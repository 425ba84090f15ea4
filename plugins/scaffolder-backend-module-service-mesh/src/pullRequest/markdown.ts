/** Longest text of one cell or name, in characters. */
const MAX_TEXT = 300;

function oneLine(text: string): string {
  // Control and format characters could start a line or turn the direction of what follows.
  const line = text.replace(/[\p{C}\s]+/gu, ' ').trim();
  const characters = [...line];
  return characters.length > MAX_TEXT
    ? `${characters.slice(0, MAX_TEXT - 1).join('')}…`
    : line;
}

// Markup, ends of cells, mentions; then the parts of bare links and emoji that make them such.
const special = /[#$&*<>@[\\\]_`|~]|(?<=www)\.|:(?=\/\/|[\w+-]+:)/gi;

function withEntities(text: string): string {
  return text.replace(special, character => `&#${character.charCodeAt(0)};`);
}

/**
 * Text from the catalog as prose: never markup, a link, a mention or an end of a table cell.
 *
 * @internal
 */
export function prose(text: string): string {
  // Mentions and references are looked for after entities are read; a space of no width keeps them from being found.
  return withEntities(oneLine(text)).replace(/&#(35|64);/g, '$&&#8203;');
}

/**
 * Text from the catalog as code.
 *
 * @remarks
 * Entities in a `code` element, and not backticks: these cannot hold every backtick, nor a pipe in a table.
 *
 * @internal
 */
export function code(text: string): string {
  return `<code>${withEntities(oneLine(text))}</code>`;
}

/**
 * A table whose cells are Markdown already, with rows of up to `limit` characters together; those beyond it are counted
 * instead.
 *
 * @internal
 */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  limit: number,
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const lines = [line(head), line(head.map(() => '---'))];
  let length = 0;
  for (const [index, row] of rows.map(line).entries()) {
    length += row.length;
    if (length > limit) {
      const left = rows.length - index;
      return [...lines, '', `… and ${left} more, not shown here.`].join('\n');
    }
    lines.push(row);
  }
  return lines.join('\n');
}

/** Most items that a sentence lists. */
const MAX_ITEMS = 10;

/**
 * Texts as part of a sentence; those beyond the tenth are counted instead.
 *
 * @param write - writes one as Markdown
 * @internal
 */
export function list(
  items: readonly string[],
  write: (item: string) => string,
): string {
  const shown = items.slice(0, MAX_ITEMS).map(write).join(', ');
  const left = items.length - MAX_ITEMS;
  return left > 0 ? `${shown} and ${left} more` : shown;
}

/** Most characters of one text; two of them stay below the 65,536 that GitHub accepts as a body. */
const MAX_LENGTH = 32_000;

const TOO_LONG = '… and more, which is too long to show here.';

/**
 * Paragraphs, tables and headings as one text of a bounded length: what does not fit is left out, and that said.
 *
 * @internal
 */
export function sections(parts: readonly string[]): string {
  let length = TOO_LONG.length;
  const fitting: string[] = [];
  for (const part of parts) {
    length += part.length + 2;
    if (length > MAX_LENGTH) {
      return [...fitting, TOO_LONG].join('\n\n');
    }
    fitting.push(part);
  }
  return fitting.join('\n\n');
}
