import { server } from '.';

describe('Server', () => {
  const podSelector = { matchLabels: { app: 'order' } };

  it.each([
    ['a port by name', { podSelector, port: 'http' }],
    ['a selector of all Pods', { podSelector: {}, port: 80 }],
    ['external workloads', { externalWorkloadSelector: podSelector, port: 80 }],
  ])('accepts %s', (_, spec) => {
    expect(server.spec.safeParse(spec).success).toBe(true);
  });

  it.each([
    ['an unknown field', { podSelector, port: 80, protocol: 'HTTP/1' }],
    ['port 0', { podSelector, port: 0 }],
    ['no selector', { port: 80 }],
    [
      'two selectors',
      { podSelector, externalWorkloadSelector: podSelector, port: 80 },
    ],
  ])('rejects %s', (_, spec) => {
    expect(server.spec.safeParse(spec).success).toBe(false);
  });
});
