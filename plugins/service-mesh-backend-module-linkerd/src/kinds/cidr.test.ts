import { Network, holds, overlaps, parseNetwork } from './cidr';

const network = (text: string) => parseNetwork(text) as Network;

describe('address ranges', () => {
  it.each([
    '10.0.0.0/8',
    '10.1.2.3',
    '0.0.0.0/0',
    '::/0',
    'fd00::/8',
    '::1',
    '::ffff:10.0.0.1/128',
  ])('are read from %s', text => {
    expect(parseNetwork(text)).not.toBeNull();
  });

  it.each([
    '',
    '10.0.0.0/33',
    '10.0.0/8',
    '10.0.0.256',
    '10.0.0.0/8/8',
    '10.0.0.0/',
    '::/129',
    'fe80::1%eth0',
    'localhost',
  ])('are not read from %p', text => {
    expect(parseNetwork(text)).toBeNull();
  });

  it('hold ranges inside them, whatever the bits after the prefix', () => {
    expect(holds(network('10.1.2.3/8'), network('10.9.0.0/16'))).toBe(true);
    expect(holds(network('10.1.0.0/16'), network('10.0.0.0/8'))).toBe(false);
    expect(holds(network('::/0'), network('10.0.0.0/8'))).toBe(false);
    expect(holds(network('fd00::/8'), network('fd12:3456::1'))).toBe(true);
  });

  it('overlap where one holds a part of the other', () => {
    expect(overlaps(network('10.0.0.0/8'), network('10.1.0.0/16'))).toBe(true);
    expect(overlaps(network('10.1.0.0/16'), network('10.0.0.0/8'))).toBe(true);
    expect(overlaps(network('11.0.0.0/8'), network('10.0.0.0/8'))).toBe(false);
    expect(overlaps(network('::/0'), network('10.0.0.0/8'))).toBe(false);
  });
});
