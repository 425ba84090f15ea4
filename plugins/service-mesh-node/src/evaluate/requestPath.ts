import { Request } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { InputError } from '@backstage/errors';

/**
 * Cuts what follows the host of a URL into the path alone and its query; of a parameter that stands twice, the first counts.
 *
 * @throws InputError for a text that does not begin with a slash.
 * @public
 */
export function readRequestPath(text: string): Pick<Request, 'path' | 'query'> {
  if (!text.startsWith('/')) {
    throw new InputError(`The path '${text}' does not begin with /`);
  }
  const [path, ...query] = text.split('?');
  return {
    path,
    query: Object.fromEntries(
      [...new URLSearchParams(query.join('?'))].reverse(),
    ),
  };
}
