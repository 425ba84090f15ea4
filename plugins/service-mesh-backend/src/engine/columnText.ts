/**
 * Text of a catalog as a column of a database can hold it: without control characters, some of which PostgreSQL refuses, and of bounded
 * length.
 *
 * @internal
 */
export function columnText(text: string, length = 500): string {
  return text.replace(/\p{Cc}/gu, '?').slice(0, length);
}
