import { PolicyValue } from './authorization';

/**
 * The service account that a value of an AuthorizationPolicy names, as `namespace/name`: in `principals` as
 * `<trust domain>/ns/<namespace>/sa/<name>`, in `serviceAccounts` as `<namespace>/<name>` or `<name>` (Istio 1.25); `null` for
 * a pattern and for what is no service account.
 *
 * @param home - namespace of the policy
 * @internal
 */
export function accountOf(
  { value, field }: PolicyValue,
  home: string,
): string | null {
  if (value.includes('*')) {
    return null;
  }
  if (/serviceAccounts$/i.test(field)) {
    return value.includes('/') ? value : `${home}/${value}`;
  }
  const [, namespace, name] = /\/ns\/([^/]+)\/sa\/([^/]+)$/.exec(value) ?? [];
  return namespace && name ? `${namespace}/${name}` : null;
}
