import { generateKeyPairSync, sign } from 'node:crypto';

/** A value in the Distinguished Encoding Rules: its tag, its length, its content. */
function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 0x80 ? [length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts);
const integer = (value: number) => der(0x02, Buffer.from([value]));
const identifier = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const time = (date: string) =>
  der(0x17, Buffer.from(`${date.slice(2).replaceAll('-', '')}000000Z`));

const ECDSA_WITH_SHA256 = sequence(identifier('2a8648ce3d040302'));
const NAME = sequence(
  der(0x31, sequence(identifier('550403'), der(0x0c, Buffer.from('shop')))),
);

/**
 * A certificate and its private key in PEM, made anew so that no key stands in the repository.
 *
 * @param end - the first day on which it does not hold, before 2050
 * @internal
 */
export function certificateUntil(end: string): {
  certificate: string;
  key: string;
} {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
  });
  const body = sequence(
    der(0xa0, integer(2)),
    integer(1),
    ECDSA_WITH_SHA256,
    NAME,
    sequence(time('2020-01-01'), time(end)),
    NAME,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = sign('sha256', body, privateKey);
  const whole = sequence(
    body,
    ECDSA_WITH_SHA256,
    der(0x03, Buffer.from([0]), signature),
  );
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${whole.toString(
      'base64',
    )}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
