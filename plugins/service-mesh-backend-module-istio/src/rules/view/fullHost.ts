import { RuleContext } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { normalHost } from '../../hosts';
import { namespacesOf } from './namespaces';

/**
 * A host in full, so that it can be held against wildcards: Services end in `svc.cluster.local`, whatever the domain of the
 * cluster is. A name of two parts is a Service where the second is a namespace of the input.
 *
 * @param host - as it is written in an object
 * @param namespace - of the object
 * @internal
 */
export function fullHost(
  context: RuleContext,
  host: string,
  namespace: string,
): string {
  const lower = host.toLowerCase();
  const parts = lower.split('.');
  const isService =
    /\.svc(\.|$)/.test(lower) ||
    (parts.length === 1 && host !== '*') ||
    (parts.length === 2 && namespacesOf(context).has(parts[1]));
  return isService
    ? `${normalHost(lower, namespace)}.svc.cluster.local`
    : lower;
}

/**
 * The namespace of the Service that a host in full names; `null` for a host outside the cluster and for `*.svc`.
 *
 * @internal
 */
export function homeOf(full: string): string | null {
  const [, namespace, svc] = full.split('.');
  return svc === 'svc' ? namespace : null;
}
