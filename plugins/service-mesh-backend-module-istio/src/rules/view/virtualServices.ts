import { ManifestDocument } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { VirtualService } from '../../kinds';
import { members, strings } from '../../lenient';
import { toCombine } from '../combinations';
import { documentsOf, identityOf } from '../documents';
import { fullHost } from './fullHost';
import { grouped } from './grouped';
import { perContext } from './perContext';

/**
 * A VirtualService as one of its hosts sees it.
 *
 * @internal
 */
export interface HostRoutes {
  /** In the spelling of `fullHost`. */
  host: string;
  /** As it is written. */
  written: string;
  namespace: string;
  /** As they are written; `mesh` where none is, and first where it is among others. */
  gateways: string[];
  document: ManifestDocument;
}

/**
 * The VirtualServices of the input by each of their hosts, in the spelling of `fullHost`.
 *
 * @internal
 */
export const virtualServicesByHost = perContext<
  ReadonlyMap<string, HostRoutes[]>
>(context => {
  const all = documentsOf(context, VirtualService).flatMap(document => {
    const spec = members(document.object.spec);
    const { namespace } = identityOf(document.object);
    const named = strings(spec.gateways);
    const hosts = new Map(
      strings(spec.hosts).map(written => [
        fullHost(context, written, namespace),
        written,
      ]),
    );
    const gateways = toCombine(
      [...new Set([...named.filter(name => name === 'mesh'), ...named])],
      hosts.size,
    );
    return [...hosts].map(([host, written]) => ({
      host,
      written,
      namespace,
      gateways: gateways.length > 0 ? gateways : ['mesh'],
      document,
    }));
  });
  return grouped(all, ({ host }) => host);
});
