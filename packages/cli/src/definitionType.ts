import { extname } from 'node:path';
import { InputError } from '@backstage/errors';

/** The types of API definitions whose operations are read, as Backstage calls them. */
const types = ['openapi', 'swagger', 'grpc', 'graphql', 'asyncapi'];

const byExtension: Record<string, string> = {
  '.proto': 'grpc',
  '.graphql': 'graphql',
  '.gql': 'graphql',
};

/** The key that says what a document is, which stands at its top. */
const mark = /^["']?(openapi|swagger|asyncapi)["']?\s*:/;

/** The keys at the top of a YAML or JSON text, by their indentation and without parsing what may be broken. */
function typeOf(file: string, content: string): string | undefined {
  const lines = content.split('\n').map(line => line.replace(/^\{\s*/, ''));
  const [indentation] = lines
    .filter(line => /^\s*["'\w]/.test(line))
    .map(line => line.search(/\S/));
  const marked = lines.map(line => mark.exec(line.slice(indentation)));
  return (
    byExtension[extname(file).toLocaleLowerCase('en-US')] ??
    marked.find(match => match !== null)?.[1]
  );
}

/**
 * The type of a definition: the one that was named, else the one that its file says.
 *
 * @throws InputError for a type that is not known.
 * @internal
 */
export function definitionType(
  named: string | undefined,
  file: string,
  content: string,
): string {
  const type = named ?? typeOf(file, content);
  if (type === undefined) {
    throw new InputError(
      `${file} does not say which type of definition it is; name it with --type ${types.join(
        '|',
      )}`,
    );
  }
  if (!types.includes(type)) {
    throw new InputError(
      `No definitions of type '${type}' are read; the types are ${types.join(
        ', ',
      )}`,
    );
  }
  return type;
}
