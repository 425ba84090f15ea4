import {
  ManifestDocument,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { identityOf } from '../documents';
import { exportToOf } from './exportTo';
import { fullHost } from './fullHost';
import { declarationsOf, RegistryEntry } from './registry';
import { isVisible } from './visibility';

/** The namespaces from which the routes of a VirtualService are followed: those it is exported to, else its own. */
function viewpoints(context: RuleContext, document: ManifestDocument) {
  const { namespace } = identityOf(document.object);
  const exportTo = exportToOf(context, document);
  return exportTo.length === 0 || exportTo.includes('*')
    ? [namespace]
    : exportTo.map(to => (to === '.' ? namespace : to));
}

/**
 * What a destination of a VirtualService means: what declares its host and is seen from a namespace that the VirtualService is
 * exported to. What names the host comes before wildcards.
 *
 * @internal
 */
export function targetsOf(
  context: RuleContext,
  document: ManifestDocument,
  host: string,
): RegistryEntry[] {
  const { namespace } = identityOf(document.object);
  const full = fullHost(context, host, namespace);
  const from = viewpoints(context, document);
  const seen = declarationsOf(context, full, namespace).filter(entry =>
    from.some(each => isVisible(entry.exportTo, entry.namespace, each)),
  );
  const exact = seen.filter(entry => !entry.host.startsWith('*'));
  return exact.length > 0 ? exact : seen;
}
