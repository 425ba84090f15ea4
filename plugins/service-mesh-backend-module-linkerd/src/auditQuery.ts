import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';

/** Names of Kubernetes (RFC 1123), which a shell takes as they are. */
const NAME = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;

/**
 * The command that shows which requests a Server at `accessPolicy: audit` only let through: the proxy counts them in
 * `inbound_http_authz_allow_total` under the authorization `audit` (Linkerd 2.16), with the identity of the client.
 *
 * @internal
 */
export function auditQuery({ service }: ServiceInput): string | null {
  const namespace = service.namespace.value;
  const workload = service.workload.name.value;
  return namespace && NAME.test(namespace) && NAME.test(workload)
    ? `linkerd diagnostics proxy-metrics -n ${namespace} deploy/${workload} | grep 'inbound_http_authz_allow_total.*authz_name="audit"'`
    : null;
}
