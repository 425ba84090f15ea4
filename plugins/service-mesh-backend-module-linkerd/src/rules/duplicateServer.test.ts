import { findingsOf } from '../testUtils/findings';
import { serverObject } from '../testUtils/objects';
import { duplicateServer } from './duplicateServer';

const labels = (matchLabels: Record<string, string>) => ({
  podSelector: { matchLabels },
});

describe('linkerd/duplicate-server', () => {
  it.each([
    ['ports', { port: 9090 }],
    ['Pods', labels({ app: 'payment' })],
  ])('is content with Servers for different %s', (_, other) => {
    expect(
      findingsOf(duplicateServer, [
        serverObject('a'),
        serverObject('b', other),
      ]),
    ).toEqual([]);
  });

  it('is content with Servers of different namespaces', () => {
    const other = serverObject('b');
    other.metadata.namespace = 'elsewhere';
    expect(findingsOf(duplicateServer, [serverObject('a'), other])).toEqual([]);
  });

  it('finds a second Server for the same Pods and port', () => {
    const servers = [
      serverObject('a', labels({ app: 'order', tier: 'web' })),
      serverObject('b', labels({ tier: 'web', app: 'order' })),
    ];
    expect(findingsOf(duplicateServer, servers)).toEqual([
      { name: 'b', pointer: '/spec/port', severity: 'warning' },
    ]);
  });
});
