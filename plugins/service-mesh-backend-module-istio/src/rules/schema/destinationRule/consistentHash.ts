import { items, members, say } from '../../../lenient';
import { admissionRule, when } from '../admission';
import { isAboveZero, isSet, isText } from '../set';
import { policiesOf } from './policies';

const MAX_TABLE = 5_000_011;

function isPrime(number: number): boolean {
  if (number < 2 || !Number.isInteger(number)) {
    return false;
  }
  for (let divisor = 2; divisor * divisor <= number; divisor++) {
    if (number % divisor === 0) {
      return false;
    }
  }
  return true;
}

/**
 * Consistent hashing has something to hash.
 *
 * @internal
 */
export const consistentHash = admissionRule({
  code: 'schema/consistent-hash',
  title: 'Consistent hashing can be done',
  why: 'A cookie has a name, and attributes of names of their own; a Maglev table has a prime size below 5000011; minimumRingSize is deprecated for ringHash, and not beside it (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders
  trafficPolicy: { loadBalancer: { consistentHash: { useSourceIp: true, maglev: { tableSize: 1000 } } } }
`,
    good: `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: orders, namespace: shop }
spec:
  host: orders
  trafficPolicy: { loadBalancer: { consistentHash: { useSourceIp: true, maglev: { tableSize: 1009 } } } }
`,
  },
  of: { networking: ['DestinationRule'] },
  problems(spec) {
    return policiesOf(spec).flatMap(({ policy, at: base }) => {
      const at = `${base}/loadBalancer/consistentHash`;
      const hash = members(members(policy.loadBalancer).consistentHash);
      const { httpCookie, minimumRingSize, ringHash, maglev } = hash;
      const { name, attributes } = members(httpCookie);
      const names = items(attributes).map(attribute => attribute.name);
      const { tableSize } = members(maglev);
      const isOldSize = isAboveZero(minimumRingSize);
      return [
        ...when(
          isSet(httpCookie) && !isText(name),
          `${at}/httpCookie`,
          'hashes a cookie without a name',
        ),
        ...when(
          names.some(attribute => !isText(attribute)) ||
            new Set(names).size < names.length,
          `${at}/httpCookie/attributes`,
          'hashes a cookie with attributes that have no name or the same',
        ),
        ...when(
          isOldSize,
          `${at}/minimumRingSize`,
          isSet(ringHash) || isSet(maglev)
            ? 'has minimumRingSize beside ringHash or maglev'
            : 'sets minimumRingSize, which is deprecated; use ringHash',
          !isSet(ringHash) && !isSet(maglev),
        ),
        ...when(
          typeof tableSize === 'number' &&
            (tableSize >= MAX_TABLE || !isPrime(tableSize)),
          `${at}/maglev/tableSize`,
          say`has a Maglev table of ${tableSize}, which is no prime below ${MAX_TABLE}`,
        ),
      ];
    });
  },
});
