import { certificateUntil } from '../../testUtils/certificate';
import { certificateFault } from './certificate';

const secret = (data: Record<string, string>, field = 'stringData') => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'shop', namespace: 'ingress' },
  [field]: data,
});

const { certificate, key } = certificateUntil('2036-06-01');
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('the certificate of a Secret', () => {
  it.each([
    ['as kubectl writes it', { 'tls.crt': certificate, 'tls.key': key }],
    ['under the older names', { cert: certificate, key }],
  ])('is right %s', (_, data) => {
    const encoded = Object.fromEntries(
      Object.entries(data).map(([name, text]) => [name, base64(text)]),
    );

    expect(certificateFault(secret(data), '2030-01-01')).toBeNull();
    expect(certificateFault(secret(encoded, 'data'), null)).toBeNull();
  });

  it.each([
    ['no key', { 'tls.crt': certificate }, 'has no tls.crt and tls.key'],
    [
      'names of both ways',
      { 'tls.crt': certificate, key },
      'has no tls.crt and tls.key',
    ],
    [
      'no certificate',
      { 'tls.crt': 'x', 'tls.key': key },
      'holds no certificate in tls.crt',
    ],
  ])('is wrong with %s', (_, data, reason) => {
    expect(certificateFault(secret(data), '2030-01-01')).toEqual({
      reason,
      isOfKey: false,
    });
  });

  it.each([
    ['that is none', 'x', 'holds no private key in tls.key'],
    [
      'of another certificate',
      certificateUntil('2036-06-01').key,
      'holds a certificate and the private key of another',
    ],
  ])(
    'is wrong with a key %s, at which istioctl does not look',
    (_, other, reason) => {
      expect(
        certificateFault(
          secret({ 'tls.crt': certificate, 'tls.key': other }),
          '2030-01-01',
        ),
      ).toEqual({ reason, isOfKey: true });
    },
  );

  it('ends', () => {
    expect(
      certificateFault(
        secret({ 'tls.crt': certificate, 'tls.key': key }),
        '2040-01-01',
      ),
    ).toEqual({
      reason: 'holds a certificate that ended on 2036-06-01',
      isOfKey: false,
    });
  });

  it('has ended before this was written, whatever today is', () => {
    const old = certificateUntil('2025-01-01');

    expect(
      certificateFault(
        secret({ 'tls.crt': old.certificate, 'tls.key': old.key }),
        null,
      )?.reason,
    ).toBe('holds a certificate that ended on 2025-01-01');
  });
});
