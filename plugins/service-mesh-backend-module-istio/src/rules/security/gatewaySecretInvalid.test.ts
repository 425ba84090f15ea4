import { ruleFindings } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { certificateUntil } from '../../testUtils/certificate';
import { gatewaySecretInvalid } from './gatewaySecretInvalid';

const gateway = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingress }
  servers: [{ hosts: [shop.example.com], tls: { mode: SIMPLE, credentialName: shop } }]
---
apiVersion: v1
kind: Pod
metadata: { name: gateway, namespace: edge, labels: { istio: ingress } }
---
`;

const { certificate, key } = certificateUntil('2036-06-01');

const find = (stringData: Record<string, string>, today: string | null) =>
  ruleFindings(
    gatewaySecretInvalid,
    gateway +
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'shop', namespace: 'edge' },
        stringData,
      }),
    { today },
  );

describe('security/gateway-secret-invalid', () => {
  const whole = { 'tls.crt': certificate, 'tls.key': key };

  it('is silent about a certificate with its key', () => {
    expect(find(whole, '2030-01-01')).toEqual([]);
    expect(find(whole, null)).toEqual([]);
  });

  it('finds one that has ended today', () => {
    expect(find(whole, '2040-01-01')).toMatchObject([
      {
        pointer: '/spec/servers/0/tls/credentialName',
        severity: 'error',
        equivalents: ['IST0161'],
        message:
          "Secret 'shop' of Gateway shop holds a certificate that ended on 2036-06-01.",
      },
    ]);
  });

  it('tells nothing of what is in the Secret', () => {
    const found = JSON.stringify(find({ cert: 'hush', key: 'whisper' }, null));

    expect(found).toContain('holds no certificate');
    expect(found).not.toMatch(/hush|whisper/);
  });

  it('finds a wrong key, at which istioctl does not look', () => {
    expect(find({ ...whole, 'tls.key': 'x' }, null)).toMatchObject([
      { severity: 'error', equivalents: [] },
    ]);
  });
});
