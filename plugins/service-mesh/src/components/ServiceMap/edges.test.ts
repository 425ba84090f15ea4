import { testCaller, testServiceConfig } from '../../__testUtils__';
import { edgesIn, edgesOut } from './edges';

const WEB = 'component:default/web';
const config = testServiceConfig();

describe('edgesIn', () => {
  it('holds those whom the policy admits and those whom the catalog declares, each once', () => {
    expect(
      edgesIn(config).map(({ node, terms }) => [
        node.name,
        terms?.authorization,
        terms?.mtls,
      ]),
    ).toEqual([
      ['web', 'allowed', 'strict'],
      ['ingress', 'allowed', 'strict'],
    ]);
  });

  it('leads to services only', () => {
    const refs = edgesIn({
      ...config,
      admission: { ...config.admission, callers: [testCaller('prometheus')] },
    }).map(({ node }) => node.entityRef);

    expect(refs).toEqual([undefined, WEB]);
  });
});

describe('edgesOut', () => {
  const callee = { ...config.service.callers[0], operations: ['pay'] };
  const calling = {
    ...config,
    service: {
      ...config.service,
      callees: [callee, { ...callee, operations: ['refund', 'pay'] }],
      externals: [
        {
          entityRef: 'resource:default/db',
          host: 'db.example.com',
          port: 5432,
          protocol: 'postgresql',
          origin: { source: 'entity' as const },
        },
      ],
    },
  };

  it('holds services and what is outside, and leaves policy to them', () => {
    expect(edgesOut(calling, new Map())).toEqual([
      {
        direction: 'out',
        node: { id: WEB, name: 'web', entityRef: WEB },
        operations: ['pay', 'refund'],
      },
      expect.objectContaining({
        node: expect.objectContaining({ host: 'db.example.com:5432' }),
      }),
    ]);
  });

  it('says what a callee grants, where its configuration is known', () => {
    const byDefault = { source: 'default' as const };
    const web = {
      ...config,
      admission: { ...config.admission, callers: [testCaller('ingress')] },
      policy: {
        ...config.policy,
        operations: {
          pay: { 'resilience.timeout': { value: '5s', origin: byDefault } },
          other: { 'resilience.timeout': { value: '1h', origin: byDefault } },
        },
      },
    };

    const [edge, external] = edgesOut(calling, new Map([[WEB, web]]));

    expect(edge.terms).toMatchObject({
      authorization: 'denied',
      mtls: 'strict',
      timeouts: ['5s'],
    });
    expect(external.terms).toBeUndefined();
  });
});
