import {
  annotations,
  Finding,
  POLICY_LEAF_PREFIX,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/** Settings that decide who gets through: ignoring one of them may refuse somebody. */
const deciding = /^(security|traffic\.ingress)(\.|$)|^$/;

const codes = ['policy/invalid-value', 'policy/unknown-setting'];

/** The setting that a finding is about; `null` for those that are about none. */
function leafOf({ code, params }: Finding): string | null {
  if (codes.includes(code)) {
    return String(params.leaf);
  }
  const annotation = String(params.annotation);
  if (code !== 'catalog/invalid-annotation') {
    return null;
  }
  if (annotation.startsWith(POLICY_LEAF_PREFIX)) {
    return annotation.slice(POLICY_LEAF_PREFIX.length);
  }
  if (annotation === annotations.policy) {
    return '';
  }
  return annotation === annotations.ingress ? 'traffic.ingress' : null;
}

/**
 * What stands against enforcing where somebody tried to say who gets through and was not understood.
 *
 * @internal
 */
export function unreadPolicy(findings: readonly Finding[]): string[] {
  const leaves = findings
    .map(leafOf)
    .filter(leaf => leaf !== null && deciding.test(leaf));
  return [...new Set(leaves)].map(
    leaf => `a valid value of ${leaf || 'the policy'}`,
  );
}
