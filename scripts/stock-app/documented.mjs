/**
 * What the documentation tells adopters to run and to write, so that it and the test cannot part.
 */
import { readFileSync } from 'node:fs';

const blocks = /^```(\w+)\n(.*?)^```$/gms;

/** The one block of code in a page of this repository that is in the language and holds the text. */
export function documented(page, language, text) {
  const markdown = readFileSync(
    new URL(`../../${page}`, import.meta.url),
    'utf8',
  );
  const found = [...markdown.matchAll(blocks)]
    .filter(([, tag, code]) => tag === language && code.includes(text))
    .map(([, , code]) => code);
  if (found.length !== 1) {
    throw new Error(
      `${page} has ${found.length} blocks of ${language} with '${text}', not one`,
    );
  }
  return found[0];
}
