/**
 * Rows as lines of text in aligned columns. Control characters of catalog text do not reach the terminal.
 *
 * @param rows - the first one is the head
 * @internal
 */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const clean = rows.map(row =>
    row.map(cell => cell.replace(/\p{Cc}/gu, '?') || '-'),
  );
  const widths = clean.reduce<number[]>(
    (widest, row) =>
      row.map((cell, i) => Math.max(cell.length, widest[i] ?? 0)),
    [],
  );
  return clean
    .map(row =>
      row
        .map((cell, i) => cell.padEnd(widths[i]))
        .join('  ')
        .trimEnd(),
    )
    .map(line => `${line}\n`)
    .join('');
}
