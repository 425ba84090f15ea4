import { service } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { externalNamePort } from './externalNamePort';

const external = (port: object) =>
  hits(externalNamePort, [
    service('orders', {
      ports: [port],
      type: 'ExternalName',
      externalName: 'a.example.com',
    }),
  ]);

describe('traffic/external-name-port', () => {
  it.each([
    [{ port: 443 }],
    [{ port: 443, name: 'web' }],
    [{ port: 443, name: 'tcp' }],
  ])('finds %j', port => {
    expect(external(port)).toHaveLength(1);
  });

  it.each([
    [{ port: 443, name: 'https' }],
    [{ port: 443, name: 'tcp-db' }],
    [{ port: 443, appProtocol: 'tls' }],
    [{ port: 3306 }],
  ])('takes %j', port => {
    expect(external(port)).toEqual([]);
  });

  it('leaves other Services alone', () => {
    expect(
      hits(externalNamePort, [service('orders', { ports: [{ port: 443 }] })]),
    ).toEqual([]);
  });
});
