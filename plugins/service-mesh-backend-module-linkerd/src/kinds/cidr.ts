import { isIP } from 'node:net';

/**
 * A range of addresses of one family.
 *
 * @internal
 */
export interface Network {
  family: number;
  first: bigint;
  last: bigint;
}

function v4(address: string): bigint {
  return address
    .split('.')
    .reduce((sum, part) => (sum << 8n) + BigInt(part), 0n);
}

function v6(address: string): bigint {
  const embedded = address.includes('.') ? address.split(':').pop()! : null;
  const plain = embedded
    ? address.replace(
        embedded,
        [v4(embedded) >> 16n, v4(embedded) & 0xffffn]
          .map(part => part.toString(16))
          .join(':'),
      )
    : address;
  const [head, tail] = plain
    .split('::')
    .map(side => side.split(':').filter(part => part !== ''));
  const parts =
    tail === undefined
      ? head
      : [...head, ...Array(8 - head.length - tail.length).fill('0'), ...tail];
  return parts.reduce((sum, part) => (sum << 16n) + BigInt(`0x${part}`), 0n);
}

/**
 * Reads an address range such as `10.0.0.0/8`; an address alone is a range of one. `null` where it is none.
 *
 * @internal
 */
export function parseNetwork(text: string): Network | null {
  const [address, length, ...rest] = text.split('/');
  const family = address.includes('%') ? 0 : isIP(address);
  const width = family === 4 ? 32 : 128;
  const bits = length === undefined ? width : Number(length);
  const isLength = length === undefined || /^\d{1,3}$/.test(length);
  if (family === 0 || rest.length || !isLength || bits > width) {
    return null;
  }
  const size = 1n << BigInt(width - bits);
  const number = family === 4 ? v4(address) : v6(address);
  const first = number - (number % size);
  return { family, first, last: first + size - 1n };
}

/**
 * Whether one range holds all of another.
 *
 * @internal
 */
export function holds(outer: Network, inner: Network): boolean {
  return (
    outer.family === inner.family &&
    outer.first <= inner.first &&
    inner.last <= outer.last
  );
}

/**
 * Whether two ranges have an address in common.
 *
 * @internal
 */
export function overlaps(a: Network, b: Network): boolean {
  return a.family === b.family && a.first <= b.last && b.first <= a.last;
}
