import { Parsed } from './parsed';

const dnsLabel = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const dnsSubdomain =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/**
 * The nearest valid name, for a proposal; `null` where nothing of the text can stay.
 *
 * @internal
 */
export function kubernetesName(text: string): string | null {
  const name = text
    .slice(0, 253)
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 63)
    .replace(/-+$/, '');
  return name || null;
}

/**
 * Whether a text can name a Service, a namespace or a workload label (RFC 1123 label of at most 63 characters).
 *
 * @internal
 */
export function isDnsLabel(text: string): boolean {
  return text.length <= 63 && dnsLabel.test(text);
}

/**
 * Reads the name of a namespace or Service.
 *
 * @internal
 */
export function parseDnsLabel(text: string): Parsed<string> {
  if (isDnsLabel(text)) {
    return { value: text };
  }
  const proposal = kubernetesName(text);
  return {
    problem: `'${text}' is not a valid Kubernetes name${
      proposal ? `; did you mean '${proposal}'?` : ''
    }`,
  };
}

/**
 * Reads the name of a Deployment or service account.
 *
 * @internal
 */
export function parseDnsSubdomain(text: string): Parsed<string> {
  return text.length <= 253 && dnsSubdomain.test(text)
    ? { value: text }
    : parseDnsLabel(text);
}
