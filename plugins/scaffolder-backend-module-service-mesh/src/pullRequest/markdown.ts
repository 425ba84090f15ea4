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
