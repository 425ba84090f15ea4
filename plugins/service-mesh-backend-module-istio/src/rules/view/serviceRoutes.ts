import {
  ManifestDocument,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { normalHost } from '../../hosts';
import { HTTPRoute } from '../../kinds';
import { items, members } from '../../lenient';
import { documentsOf, identityOf } from '../documents';
import { perContext } from './perContext';

/**
 * The HTTPRoutes of the input that are attached to Services, by the host of the Service in the spelling of `normalHost` (Gateway
 * API: GAMMA).
 *
 * @internal
 */
export const routesOfServices: (
  context: RuleContext,
) => ReadonlyMap<string, ManifestDocument[]> = perContext(context => {
  const found = new Map<string, ManifestDocument[]>();
  for (const document of documentsOf(context, HTTPRoute)) {
    const { namespace } = identityOf(document.object);
    for (const parent of items(members(document.object.spec).parentRefs)) {
      if (parent.kind === 'Service' && typeof parent.name === 'string') {
        const home =
          typeof parent.namespace === 'string' ? parent.namespace : namespace;
        const host = normalHost(`${parent.name}.${home}`, home);
        const known = found.get(host) ?? [];
        known.push(document);
        found.set(host, known);
      }
    }
  }
  return found;
});
