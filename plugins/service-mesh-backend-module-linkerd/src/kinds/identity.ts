const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const dnsName = new RegExp(`^(\\*|${label})(\\.${label})*$`);

/** A trust domain, and a path without empty or dot segments (SPIFFE-ID 1.0, section 2). */
const spiffeId =
  /^spiffe:\/\/[a-z0-9._-]{1,255}(\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9._-]+)*$/;

/**
 * Whether a text names identities: a DNS-like name with an optional wildcard as its first label, or a SPIFFE id (policy
 * webhook of Linkerd 2.18).
 *
 * @internal
 */
export function isIdentity(text: string): boolean {
  return dnsName.test(text) || (text.length <= 2048 && spiffeId.test(text));
}
