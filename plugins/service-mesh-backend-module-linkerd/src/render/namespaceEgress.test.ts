import {
  egressNamespace,
  everyProtocol,
  experimentalTarget,
  external,
} from '../testUtils/egress';
import { linkerdTarget, objectsOf } from '../testUtils/rendered';
import { renderNamespaceEgress } from './namespaceEgress';

const leaf = 'security.egress';

describe('the calls of a namespace to outside', () => {
  it('are those that its services declare, like the golden file', () => {
    const rendering = renderNamespaceEgress(
      egressNamespace(everyProtocol),
      experimentalTarget,
    );
    expect(objectsOf(rendering)).toEqual(
      jest.requireActual('./__fixtures__/namespace-egress.yaml').items,
    );
    expect(rendering.manifests.map(({ phase }) => phase)).toEqual([2, 2, 2, 4]);
    expect(rendering.losses).toEqual([
      expect.objectContaining({
        leaf,
        reason: expect.stringContaining('169.254.169.254'),
      }),
      expect.objectContaining({
        leaf,
        reason: expect.stringContaining('port 5432'),
      }),
    ]);
  });

  it('need no experimental channel where all of them are plain HTTP', () => {
    const plain = [external('legacy', 'legacy.example.com', 80, 'http')];
    const rendering = renderNamespaceEgress(
      egressNamespace(plain),
      linkerdTarget,
    );
    expect(objectsOf(rendering).map(({ kind }) => kind)).toEqual([
      'HTTPRoute',
      'EgressNetwork',
    ]);
  });

  it('have as many routes as host names ask for', () => {
    const many = Array.from({ length: 17 }, (_, i) =>
      external(`host-${i}`, `host-${i}.example.com`, 80, 'http'),
    );
    expect(
      objectsOf(
        renderNamespaceEgress(egressNamespace(many), linkerdTarget),
      ).map(({ metadata }) => metadata.name),
    ).toEqual(['egress-80', 'egress-80-part-2', 'declared']);
  });

  it('are not restricted where nobody asks', () => {
    const input = egressNamespace(everyProtocol);
    const silent = {
      ...input,
      services: input.services.map(s => ({ ...s, policy: {} })),
    };
    expect(renderNamespaceEgress(silent, experimentalTarget)).toEqual({
      manifests: [],
      losses: [],
    });
  });

  const [asking] = egressNamespace(everyProtocol).services;

  it.each([
    [
      'a service may call anything',
      { services: [asking, { ...asking, policy: {} }] },
      'may call anything',
    ],
    ['not everything enforces', { deniesCalls: false }, 'known to enforce'],
    [
      'a service declares nothing',
      { services: [asking, { ...asking, externals: [] }] },
      'declares no dependency',
    ],
    [
      'a fact is missing',
      {
        services: [
          {
            ...asking,
            externals: [external('db', null, 5432, null)],
          },
        ],
      },
      'the host of resource:default/db, the protocol of resource:default/db',
    ],
    [
      'a host of TLS is an address',
      {
        services: [
          {
            ...asking,
            externals: [external('a', '203.0.113.1', 443, 'https')],
          },
        ],
      },
      'the DNS name of resource:default/a',
    ],
    [
      'a port has several protocols',
      {
        services: [
          {
            ...asking,
            externals: [
              ...everyProtocol,
              external('x', 'x.example.com', 443, 'mqtt'),
            ],
          },
        ],
      },
      'Several protocols are called on port 443',
    ],
  ])('are not restricted while %s', (_, overrides, reason) => {
    const input = { ...egressNamespace(everyProtocol), ...overrides };
    expect(renderNamespaceEgress(input, experimentalTarget)).toEqual({
      manifests: [],
      losses: [
        expect.objectContaining({
          leaf,
          reason: expect.stringContaining(reason),
        }),
      ],
    });
  });

  it('are not restricted in the standard channel, which serves no TLSRoute that Linkerd reads', () => {
    const { manifests, losses } = renderNamespaceEgress(
      egressNamespace(everyProtocol),
      linkerdTarget,
    );
    expect(manifests).toEqual([]);
    expect(losses[0].reason).toContain('v1alpha2');
  });
});
