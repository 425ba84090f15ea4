const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const LABEL_1035 = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

/**
 * Whether a text is a DNS label (RFC 1123), as names of namespaces are.
 *
 * @internal
 */
export function isDns1123Label(text: string): boolean {
  return text.length <= 63 && LABEL.test(text);
}

/**
 * Whether a text is a DNS subdomain (RFC 1123), as names of custom resources are.
 *
 * @internal
 */
export function isDns1123Subdomain(text: string): boolean {
  return text.length <= 253 && text.split('.').every(part => LABEL.test(part));
}

/**
 * Whether a text is a DNS label that begins with a letter (RFC 1035), as names of Services are.
 *
 * @internal
 */
export function isDns1035Label(text: string): boolean {
  return text.length <= 63 && LABEL_1035.test(text);
}

/**
 * Whether a text is the value of a label.
 *
 * @internal
 */
export function isLabelValue(text: string): boolean {
  return text === '' || (text.length <= 63 && NAME.test(text));
}

/**
 * Whether a text is the key of a label or an annotation: a name, with an optional DNS prefix before `/`.
 *
 * @internal
 */
export function isQualifiedName(text: string): boolean {
  const parts = text.split('/');
  const name = parts.pop()!;
  return (
    name.length <= 63 &&
    NAME.test(name) &&
    parts.length < 2 &&
    parts.every(isDns1123Subdomain)
  );
}
