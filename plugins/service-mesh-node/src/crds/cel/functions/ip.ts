import { celFunc, CelFunc, CelMap, celMethod, CelScalar } from '@bufbuild/cel';
import { IpAddress, parseCidr, parseIp } from '../../ip';
import { OPAQUE, partOf } from './opaque';

const { BOOL, INT, STRING } = CelScalar;

const bitsOf = (family: 4 | 6) => (family === 4 ? 32 : 128);

function readIp(text: string): IpAddress {
  const ip = parseIp(text);
  if (!ip) {
    throw new Error(`${JSON.stringify(text)} is not an IP address`);
  }
  return ip;
}

function readCidr(text: string) {
  const cidr = parseCidr(text);
  if (!cidr) {
    throw new Error(`${JSON.stringify(text)} is not a CIDR block`);
  }
  return cidr;
}

const toOpaque = ({ family, value }: IpAddress) => ({
  family: BigInt(family),
  ip: value,
});

const ofOpaque = (ip: CelMap): IpAddress => ({
  family: Number(partOf(ip, 'family')) as 4 | 6,
  value: partOf(ip, 'ip'),
});

/** Whether two addresses share their first bits. */
function sharePrefix(a: IpAddress, b: IpAddress, prefix: number): boolean {
  const rest = BigInt(bitsOf(a.family) - prefix);
  return a.family === b.family && a.value >> rest === b.value >> rest;
}

const within = (block: string) => {
  const { address, prefix } = readCidr(block);
  return (ip: IpAddress) => sharePrefix(address, ip, prefix);
};

const addressIn = (...blocks: string[]) => {
  const tests = blocks.map(within);
  return function isIn(this: CelMap) {
    const ip = ofOpaque(this);
    return tests.some(test => test(ip));
  };
};

const contains = (cidr: CelMap, ip: IpAddress) =>
  sharePrefix(
    ofOpaque(partOf(cidr, 'address')),
    ip,
    Number(partOf(cidr, 'prefix')),
  );

/**
 * Kubernetes' IP and CIDR libraries.
 *
 * @internal
 */
export const ipFunctions: CelFunc[] = [
  celFunc('isIP', [STRING], BOOL, text => parseIp(text) !== undefined),
  celFunc('ip', [STRING], OPAQUE, text => toOpaque(readIp(text))),
  celMethod('family', OPAQUE, [], INT, function family() {
    return partOf(this, 'family');
  }),
  celMethod(
    'isLoopback',
    OPAQUE,
    [],
    BOOL,
    addressIn('127.0.0.0/8', '::1/128'),
  ),
  celMethod(
    'isUnspecified',
    OPAQUE,
    [],
    BOOL,
    addressIn('0.0.0.0/32', '::/128'),
  ),
  celMethod(
    'isLinkLocalUnicast',
    OPAQUE,
    [],
    BOOL,
    addressIn('169.254.0.0/16', 'fe80::/10'),
  ),
  celFunc('isCIDR', [STRING], BOOL, text => parseCidr(text) !== undefined),
  celFunc('cidr', [STRING], OPAQUE, text => {
    const { address, prefix } = readCidr(text);
    return { address: toOpaque(address), prefix: BigInt(prefix) };
  }),
  celMethod('ip', OPAQUE, [], OPAQUE, function ip() {
    return partOf(this, 'address');
  }),
  celMethod('prefixLength', OPAQUE, [], INT, function prefixLength() {
    return partOf(this, 'prefix');
  }),
  celMethod('containsIP', OPAQUE, [STRING], BOOL, function containsIP(text) {
    return contains(this, readIp(text));
  }),
  celMethod('containsIP', OPAQUE, [OPAQUE], BOOL, function containsIP(ip) {
    return contains(this, ofOpaque(ip));
  }),
  celMethod(
    'containsCIDR',
    OPAQUE,
    [STRING],
    BOOL,
    function containsCIDR(text) {
      const { address, prefix } = readCidr(text);
      return (
        prefix >= Number(partOf(this, 'prefix')) && contains(this, address)
      );
    },
  ),
];
