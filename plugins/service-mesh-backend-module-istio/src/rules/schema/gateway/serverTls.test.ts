import { judge } from '../../../testUtils/admission';
import { serverTlsSettings } from './serverTls';

describe('schema/server-tls', () => {
  it.each<[string, object, string[]]>([
    [
      'no certificate',
      {
        servers: [
          {
            port: { number: 443, name: 'https', protocol: 'HTTPS' },
            hosts: ['a.com'],
            tls: { mode: 'SIMPLE' },
          },
        ],
      },
      ['/servers/0/tls'],
    ],
    [
      'nothing to verify by',
      {
        servers: [
          {
            port: { number: 443, name: 'https', protocol: 'HTTPS' },
            hosts: ['a.com'],
            tls: {
              mode: 'OPTIONAL_MUTUAL',
              serverCertificate: '/a',
              privateKey: '/b',
            },
          },
        ],
      },
      ['/servers/0/tls'],
    ],
    [
      'two sources',
      {
        servers: [
          {
            port: { number: 443, name: 'https', protocol: 'HTTPS' },
            hosts: ['a.com'],
            tls: {
              mode: 'SIMPLE',
              serverCertificate: '/a',
              privateKey: '/b',
              credentialName: 'c',
            },
          },
        ],
      },
      ['/servers/0/tls'],
    ],
    [
      'certificates beside those of Istio',
      {
        servers: [
          {
            port: { number: 443, name: 'https', protocol: 'HTTPS' },
            hosts: ['a.com'],
            tls: { mode: 'ISTIO_MUTUAL', credentialName: 'c' },
          },
        ],
      },
      ['/servers/0/tls/credentialName'],
    ],
    [
      'certificates that are not used',
      {
        servers: [
          {
            port: { number: 443, name: 'https', protocol: 'HTTPS' },
            hosts: ['a.com'],
            tls: { mode: 'PASSTHROUGH', credentialName: 'c' },
          },
        ],
      },
      ['/servers/0/tls/credentialName warns'],
    ],
    [
      'revoked certificates of none',
      {
        servers: [
          {
            port: { number: 443, name: 'https', protocol: 'HTTPS' },
            hosts: ['a.com'],
            tls: { mode: 'MUTUAL', credentialName: 'c', caCrl: '/a' },
          },
        ],
      },
      ['/servers/0/tls/caCrl'],
    ],
    [
      'old TLS',
      {
        servers: [
          {
            port: { number: 443, name: 'https', protocol: 'HTTPS' },
            hosts: ['a.com'],
            tls: {
              mode: 'SIMPLE',
              credentialName: 'c',
              minProtocolVersion: 'TLSV1_0',
            },
          },
        ],
      },
      ['/servers/0/tls/minProtocolVersion warns'],
    ],
    [
      'cipher suites',
      {
        servers: [
          {
            port: { number: 443, name: 'https', protocol: 'HTTPS' },
            hosts: ['a.com'],
            tls: {
              mode: 'SIMPLE',
              credentialName: 'c',
              cipherSuites: ['NONE', 'AES128-SHA', 'AES128-SHA'],
            },
          },
        ],
      },
      [
        '/servers/0/tls/cipherSuites/0 warns',
        '/servers/0/tls/cipherSuites/2 warns',
      ],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(serverTlsSettings, 'Gateway', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    [
      'mutual TLS by a credential',
      {
        servers: [
          {
            port: { number: 443, name: 'https', protocol: 'HTTPS' },
            hosts: ['a.com'],
            tls: { mode: 'MUTUAL', credentialName: 'c' },
          },
        ],
      },
    ],
    [
      'what passes',
      {
        servers: [
          {
            port: { number: 443, name: 'https', protocol: 'HTTPS' },
            hosts: ['a.com'],
            tls: { mode: 'PASSTHROUGH' },
          },
        ],
      },
    ],
  ])('takes %s', (_, spec) => {
    expect(judge(serverTlsSettings, 'Gateway', spec)).toEqual([]);
  });
});
