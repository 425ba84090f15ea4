import { ruleFindings } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { serviceEntryConflict } from './serviceEntryConflict';

const entry = (
  name: string,
  protocol: string,
  exportTo = '[]',
  hosts = '[ledger.example.com]',
) => `---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ${name}, namespace: ${name} }
spec: { hosts: ${hosts}, exportTo: ${exportTo}, ports: [{ number: 443, protocol: ${protocol} }] }
`;

const find = (...yaml: string[]) =>
  ruleFindings(serviceEntryConflict, yaml.join('')).map(
    ({ resource, equivalents }) => `${resource?.name} ${equivalents}`,
  );

describe('traffic/service-entry-conflict', () => {
  it('finds a host and port in two ServiceEntries', () => {
    expect(
      find(
        entry('a', 'HTTPS'),
        entry('b', 'https', '[]', '[Ledger.example.com]'),
      ),
    ).toEqual(['a KIA1211', 'b KIA1211']);
  });

  it('finds two protocols for them', () => {
    expect(
      find(entry('a', 'HTTPS'), entry('b', 'HTTPS'), entry('c', 'TLS')),
    ).toEqual(['a KIA1212,IST0177', 'b KIA1212,IST0177', 'c KIA1212,IST0177']);
  });

  it('finds a host that one ServiceEntry has twice', () => {
    expect(
      find(entry('a', 'HTTPS', '[]', '[x.example.com, X.example.com]')),
    ).toEqual(['a KIA1211', 'a KIA1211']);
  });

  it.each([
    ['of the namespaces import', '"*/*"', 'istio-system', 2],
    ['of the root namespace leaves out', './*', 'istio-system', 0],
    ['of one namespace leaves out', './*', 'a', 2],
  ])('looks at what Sidecars %s', (_, hosts, namespace, count) => {
    expect(
      find(
        entry('a', 'HTTPS'),
        entry('b', 'TLS'),
        `---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: ${namespace} }
spec: { egress: [{ hosts: [${hosts}] }] }
`,
      ),
    ).toHaveLength(count);
  });

  it.each([
    ['[]', '["."]', 2],
    ['["."]', '[a]', 2],
    ['[c]', '[b, c]', 2],
    ['["."]', '["."]', 0],
    ['[c]', '[d]', 0],
    ['["~"]', '["*"]', 0],
  ])('of those exported to %s and %s: %d findings', (a, b, count) => {
    expect(find(entry('a', 'HTTPS', a), entry('b', 'TLS', b))).toHaveLength(
      count,
    );
  });
});
