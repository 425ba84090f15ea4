import { VirtualService } from '../../kinds';
import { items, members } from '../../lenient';
import { documentsOf } from '../documents';
import { perContext } from '../view';
import { shadowsOf } from './shadows';

/**
 * The rules of every VirtualService for each protocol, with the matches of them that never take a request.
 *
 * @internal
 */
export const routeLists = perContext(context =>
  documentsOf(context, VirtualService).flatMap(document =>
    ['http', 'tcp', 'tls'].map(protocol => {
      const rules = items(members(document.object.spec)[protocol]);
      return { document, protocol, rules, shadows: shadowsOf(rules) };
    }),
  ),
);
