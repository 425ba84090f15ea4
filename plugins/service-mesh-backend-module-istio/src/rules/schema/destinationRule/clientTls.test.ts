import { judge } from '../../../testUtils/admission';
import { clientTls } from './clientTls';

describe('schema/client-tls', () => {
  it.each<[string, object, string[]]>([
    [
      'what is verified and not',
      {
        trafficPolicy: {
          tls: {
            mode: 'SIMPLE',
            insecureSkipVerify: true,
            caCertificates: '/a',
          },
        },
      },
      ['/trafficPolicy/tls/insecureSkipVerify'],
    ],
    [
      'files beside a credential',
      {
        trafficPolicy: {
          tls: { mode: 'SIMPLE', credentialName: 'a', caCertificates: '/a' },
        },
      },
      ['/trafficPolicy/tls/credentialName'],
    ],
    [
      'mutual TLS without a key',
      { trafficPolicy: { tls: { mode: 'MUTUAL', clientCertificate: '/a' } } },
      ['/trafficPolicy/tls'],
    ],
    [
      'a credential of others',
      {
        trafficPolicy: {
          tls: { mode: 'SIMPLE', credentialName: 'configmap://billing/ca' },
        },
      },
      ['/trafficPolicy/tls/credentialName'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(clientTls, 'DestinationRule', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    [
      'a credential',
      { trafficPolicy: { tls: { mode: 'MUTUAL', credentialName: 'a' } } },
    ],
    [
      'its own credential',
      {
        trafficPolicy: {
          tls: { mode: 'SIMPLE', credentialName: 'configmap://shop/ca' },
        },
      },
    ],
  ])('takes %s', (_, spec) => {
    expect(judge(clientTls, 'DestinationRule', spec)).toEqual([]);
  });
});
