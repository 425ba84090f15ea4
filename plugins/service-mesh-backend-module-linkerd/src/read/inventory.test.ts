import { ruleContext } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { objectsNamed } from './inventory';

const start = { line: 1, column: 1 };

const server = (name: string, namespace?: string) => ({
  object: {
    apiVersion: 'policy.linkerd.io/v1beta3',
    kind: 'Server',
    metadata: { name, ...(namespace ? { namespace } : {}) },
  },
  file: 'servers.yaml',
  locate: () => ({ start, end: start }),
});

describe('objectsNamed', () => {
  const [a, b, again, nowhere] = [
    server('a', 'shop'),
    server('b', 'shop'),
    server('a', 'shop'),
    server('a'),
  ];
  const context = ruleContext([a, b, again, nowhere]);

  it.each([
    ['all of that name', 'Server', 'shop', 'a', [a, again], true],
    ['none of another name', 'Server', 'shop', 'c', [], true],
    ['none of another namespace', 'Server', 'bank', 'a', [], false],
    ['none of another kind', 'HTTPRoute', 'shop', 'a', [], false],
    ['one that names no namespace', 'Server', null, 'a', [nowhere], true],
  ])('finds %s', (_, kind, namespace, name, found, hasSiblings) => {
    expect(objectsNamed(context, kind, namespace, name)).toEqual({
      found,
      hasSiblings,
    });
  });
});
