import { ruleFindings } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { serviceEntryWithoutAddress } from './serviceEntryWithoutAddress';

const entry = (ports: string, rest = '') => `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ledger, namespace: shop }
spec: { hosts: [ledger.example.com], ports: [${ports}], ${rest} }
`;

const tcp = '{ number: 5432, protocol: TCP }';
const find = (yaml: string, proxyMetadata = {}) =>
  ruleFindings(serviceEntryWithoutAddress, yaml, {
    meshConfig: { defaultConfig: { proxyMetadata } },
  }).map(({ pointer }) => pointer);

describe('traffic/service-entry-without-address', () => {
  it('finds each port of TCP, or of no protocol', () => {
    expect(
      find(entry(`{ number: 443, protocol: TLS }, ${tcp}, { number: 9 }`)),
    ).toEqual(['/spec/ports/1', '/spec/ports/2']);
  });

  it.each([
    ['addresses', entry(tcp, 'addresses: [203.0.113.7]')],
    [
      'addresses that Istio assigned',
      `${entry(tcp)}status: { addresses: [{ value: 240.240.0.1 }] }\n`,
    ],
    [
      'a namespace in ambient',
      `${entry(tcp)}---
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
`,
    ],
  ])('is silent with %s', (_, yaml) => {
    expect(find(yaml)).toEqual([]);
  });

  it.each([
    [{ ISTIO_META_DNS_CAPTURE: 'true' }, 1],
    [
      { ISTIO_META_DNS_CAPTURE: 'true', ISTIO_META_DNS_AUTO_ALLOCATE: 'true' },
      0,
    ],
    [
      { ISTIO_META_DNS_CAPTURE: 'true', PILOT_ENABLE_IP_AUTOALLOCATE: 'true' },
      0,
    ],
    [{ ISTIO_META_DNS_AUTO_ALLOCATE: 'true' }, 1],
  ])('with proxies of %j: %d findings', (metadata, count) => {
    expect(find(entry(tcp), metadata)).toHaveLength(count);
  });

  it('asks once for MeshConfig, which may let proxies assign addresses', () => {
    expect(
      ruleFindings(serviceEntryWithoutAddress, entry(`${tcp}, { number: 9 }`)),
    ).toMatchObject([{ undecided: 'needs MeshConfig' }]);
  });
});
