import { judge } from '../../testUtils/admission';
import { portProtocolName } from './portProtocolName';

describe('schema/port-protocol', () => {
  it.each<[string, string, object, string[]]>([
    [
      'a protocol that is none',
      'Gateway',
      { servers: [{ port: { name: 'a', protocol: 'SSL' } }] },
      ['/servers/0/port/protocol'],
    ],
    [
      'no protocol of a gateway',
      'Gateway',
      { servers: [{ port: { name: 'a', protocol: '' } }] },
      ['/servers/0/port/protocol'],
    ],
    [
      'a name that is none',
      'ServiceEntry',
      { ports: [{ name: 'a_b', protocol: 'TCP' }] },
      ['/ports/0/name'],
    ],
    [
      'one of a Sidecar',
      'Sidecar',
      { ingress: [{ port: { protocol: 'X' } }] },
      ['/ingress/0/port/protocol'],
    ],
  ])('finds %s', (_, kind, spec, places) => {
    expect(judge(portProtocolName, kind, spec)).toEqual(places);
  });

  it.each<[string, string, object]>([
    [
      'ports',
      'ServiceEntry',
      {
        ports: [
          { name: 'a', protocol: 'http2' },
          { name: 'b' },
          { name: 'c', protocol: 'GRPC-Web' },
        ],
      },
    ],
  ])('takes %s', (_, kind, spec) => {
    expect(judge(portProtocolName, kind, spec)).toEqual([]);
  });
});
