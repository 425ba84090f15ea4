import { judge } from '../../../testUtils/admission';
import { gatewayServers } from './gatewayServers';

describe('schema/gateway-servers', () => {
  it.each<[string, object, string[]]>([
    ['no servers', {}, ['']],
    ['no hosts and no port', { servers: [{}] }, ['/servers/0', '/servers/0']],
    [
      'a port without a name',
      {
        servers: [{ port: { number: 80, protocol: 'HTTP' }, hosts: ['a.com'] }],
      },
      ['/servers/0/port'],
    ],
    [
      'a port of one name',
      {
        servers: [
          { port: { number: 80, name: 'a', protocol: 'HTTP' }, hosts: ['*'] },
          { port: { number: 81, name: 'a', protocol: 'HTTP' }, hosts: ['*'] },
        ],
      },
      ['/servers/1/port/name'],
    ],
    [
      'a target port',
      {
        servers: [
          {
            port: { number: 80, name: 'a', protocol: 'HTTP', targetPort: 8080 },
            hosts: ['a.com'],
          },
        ],
      },
      ['/servers/0/port/targetPort'],
    ],
    [
      'a bind address that is none',
      {
        servers: [
          {
            port: { number: 80, name: 'a', protocol: 'HTTP' },
            hosts: ['a.com'],
            bind: 'localhost',
          },
        ],
      },
      ['/servers/0/bind'],
    ],
    [
      'HTTPS without TLS',
      {
        servers: [
          {
            port: { number: 443, name: 'https', protocol: 'HTTPS' },
            hosts: ['a.com'],
          },
        ],
      },
      ['/servers/0'],
    ],
    [
      'certificates on plain HTTP',
      {
        servers: [
          {
            port: { number: 80, name: 'a', protocol: 'HTTP' },
            hosts: ['a.com'],
            tls: { mode: 'SIMPLE', credentialName: 'a' },
          },
        ],
      },
      ['/servers/0/tls'],
    ],
    [
      'TLS on TCP',
      {
        servers: [
          {
            port: { number: 5432, name: 'a', protocol: 'TCP' },
            hosts: ['a.com'],
            tls: { mode: 'SIMPLE' },
          },
        ],
      },
      ['/servers/0/tls'],
    ],
    [
      'a redirect of HTTPS',
      {
        servers: [
          {
            port: { number: 443, name: 'https', protocol: 'HTTPS' },
            hosts: ['a.com'],
            tls: { mode: 'SIMPLE', httpsRedirect: true },
          },
        ],
      },
      ['/servers/0/tls/httpsRedirect warns'],
    ],
  ])('finds %s', (_, spec, places) => {
    expect(judge(gatewayServers, 'Gateway', spec)).toEqual(places);
  });

  it.each<[string, object]>([
    [
      'a redirect',
      {
        servers: [
          {
            port: { number: 80, name: 'a', protocol: 'http' },
            hosts: ['a.com'],
            tls: { httpsRedirect: true },
          },
        ],
      },
    ],
    [
      'a socket',
      {
        servers: [
          {
            port: { number: 0, name: 'a', protocol: 'HTTP' },
            hosts: ['a.com'],
            bind: 'unix:///run/a',
          },
        ],
      },
    ],
  ])('takes %s', (_, spec) => {
    expect(judge(gatewayServers, 'Gateway', spec)).toEqual([]);
  });
});
