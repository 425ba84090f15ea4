import { ruleFindings } from '../../testUtils';
import { duplicateListener } from './duplicateListener';

const find = (...listeners: string[]) =>
  ruleFindings(
    duplicateListener,
    `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec: { listeners: [${listeners.join(', ')}] }
`,
  ).map(({ pointer }) => pointer);

describe('gateway-api/duplicate-listener', () => {
  it.each([
    ['hostname', '{ port: 80, hostname: a.example.com }'],
    ['port', '{ port: 81, hostname: b.example.com }'],
  ])('is silent about listeners of another %s', (_, other) => {
    expect(find('{ port: 80, hostname: b.example.com }', other)).toEqual([]);
  });

  it('finds the second of two with the same hostname, whatever its case', () => {
    expect(
      find(
        '{ port: 80, protocol: HTTP, hostname: a.example.com }',
        '{ port: 80, protocol: HTTP, hostname: A.example.com }',
      ),
    ).toEqual(['/spec/listeners/1']);
  });

  it('finds two without a hostname', () => {
    expect(find('{ name: a, port: 80 }', '{ name: b, port: 80 }')).toEqual([
      '/spec/listeners/1',
    ]);
  });
});
