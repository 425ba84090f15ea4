/**
 * An IP address as a number.
 *
 * @internal
 */
export interface IpAddress {
  family: 4 | 6;
  value: bigint;
}

function parseV4(text: string): bigint | undefined {
  const parts = text.split('.');
  const valid =
    parts.length === 4 &&
    parts.every(part => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
  return valid
    ? parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n)
    : undefined;
}

/** The 16-bit groups of one side of `::`; an IPv4 address may end it. */
function groupsOf(text: string): bigint[] | undefined {
  if (text === '') {
    return [];
  }
  const parts = text.split(':');
  const groups = parts.flatMap<bigint | undefined>((part, index) => {
    if (part.includes('.') && index === parts.length - 1) {
      const v4 = parseV4(part);
      return v4 === undefined ? [undefined] : [v4 >> 16n, v4 & 0xffffn];
    }
    return [/^[0-9a-fA-F]{1,4}$/.test(part) ? BigInt(`0x${part}`) : undefined];
  });
  return groups.every(group => group !== undefined) ? groups : undefined;
}

function parseV6(text: string): bigint | undefined {
  const sides = text.split('::');
  if (sides.length > 2) {
    return undefined;
  }
  const [head, tail] = sides.map(groupsOf);
  if (!head || (sides.length === 2 && !tail)) {
    return undefined;
  }
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail ? missing < 1 : missing !== 0) {
    return undefined;
  }
  return [...head, ...Array<bigint>(missing).fill(0n), ...(tail ?? [])].reduce(
    (sum, group) => sum * 0x10000n + group,
    0n,
  );
}

/**
 * Reads an IPv4 or IPv6 address without a zone, as strictly as Go's `netip.ParseAddr`.
 *
 * @internal
 */
export function parseIp(text: string): IpAddress | undefined {
  const family = text.includes(':') ? 6 : 4;
  const value = family === 6 ? parseV6(text) : parseV4(text);
  return value === undefined ? undefined : { family, value };
}

/**
 * Reads a CIDR block such as `10.0.0.0/8`.
 *
 * @internal
 */
export function parseCidr(
  text: string,
): { address: IpAddress; prefix: number } | undefined {
  const [, host, bits] = /^([^/]*)\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
  const address = host === undefined ? undefined : parseIp(host);
  const prefix = Number(bits);
  return address && prefix <= (address.family === 4 ? 32 : 128)
    ? { address, prefix }
    : undefined;
}
