import {
  ManifestDocument,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { identityOf } from '../documents';
import { exportToOf } from './exportTo';
import { fullHost } from './fullHost';
import { perContext } from './perContext';
import { perList } from './perList';
import { declarationsSeen, RegistryEntry } from './registry';

/** Most namespaces from which the routes of one VirtualService are followed. */
const MOST = 500;

/** The namespaces from which the routes of a VirtualService are followed: those it is exported to, else its own. */
function viewpoints(context: RuleContext, document: ManifestDocument) {
  const { namespace } = identityOf(document.object);
  const exportTo = exportToOf(context, document);
  return exportTo.length === 0 || exportTo.includes('*')
    ? [namespace]
    : exportTo.slice(0, MOST).map(to => (to === '.' ? namespace : to));
}

const known = perContext(() => new Map<string, RegistryEntry[]>());

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
  const key = JSON.stringify([full, namespace, from]);
  const before = known(context).get(key);
  if (before) {
    return before;
  }
  const seen = declarationsSeen(context, full, namespace, from);
  const exact = seen.filter(entry => !entry.host.startsWith('*'));
  const found = exact.length > 0 ? exact : seen;
  known(context).set(key, found);
  return found;
}

/**
 * The numbers of the ports of what a destination means.
 *
 * @param targets - as `targetsOf` gives them
 * @internal
 */
export const portsOfTargets = perList<RegistryEntry, ReadonlySet<unknown>>(
  targets =>
    new Set(
      targets.flatMap(target => target.ports.map(({ number }) => number)),
    ),
);
