import { testCaller, testServiceConfig } from '../../__testUtils__';
import { edgesIn, edgesOut } from './edges';

const WEB = 'component:default/web';
const config = testServiceConfig();
const byDefault = { source: 'default' as const };

describe('edgesIn', () => {
  it('holds those whom the policy admits and those whom the catalog declares, each once', () => {
    expect(
      edgesIn(config).map(({ node, authorization, mtls }) => [
        node.name,
        authorization,
        mtls,
      ]),
    ).toEqual([
      ['web', 'allowed', 'strict'],
      ['ingress', 'allowed', 'strict'],
    ]);
  });

  it.each([
    ['enforce', 'denied'],
    ['audit', 'reported'],
  ] as const)(
    'says at %s that a declared caller who is not admitted is %s',
    (effective, authorization) => {
      const [edge] = edgesIn({
        ...config,
        stage: { wanted: effective, effective, missing: [] },
        admission: { ...config.admission, callers: [] },
      });

      expect(edge).toMatchObject({ node: { id: WEB }, authorization });
    },
  );

  it('says that everybody may call where nobody is held back', () => {
    const [edge] = edgesIn({
      ...config,
      admission: { ...config.admission, mode: 'unknown' },
    });

    expect(edge.authorization).toBe('everybody');
  });

  it('knows no mTLS of an address range', () => {
    const [edge] = edgesIn({
      ...config,
      admission: {
        ...config.admission,
        callers: [{ ...testCaller('office'), cidr: '10.0.0.0/8' }],
      },
    });

    expect(edge).toMatchObject({ node: { name: 'office' }, mtls: 'none' });
  });

  it('tells timeouts and retries of the operations that are called', () => {
    const [edge] = edgesIn({
      ...config,
      policy: {
        ...config.policy,
        operations: {
          list: {
            'resilience.timeout': { value: '5s', origin: byDefault },
            'resilience.retries.attempts': { value: 3, origin: byDefault },
          },
          place: { 'resilience.timeout': { value: '9s', origin: byDefault } },
          other: { 'resilience.timeout': { value: '1h', origin: byDefault } },
        },
      },
      admission: {
        ...config.admission,
        callers: [{ ...testCaller('job'), operations: ['list', 'place'] }],
      },
    });

    expect(edge).toMatchObject({ timeouts: ['5s', '9s'], attempts: 3 });
  });
});

describe('edgesOut', () => {
  it('holds services and what is outside, and leaves policy to them', () => {
    const callee = { ...config.service.callers[0], operations: ['pay'] };
    const edges = edgesOut({
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
            origin: { source: 'entity' },
          },
        ],
      },
    });

    expect(edges).toEqual([
      expect.objectContaining({
        node: { id: WEB, name: 'web', entityRef: WEB },
        operations: ['pay', 'refund'],
        authorization: 'unknown',
      }),
      expect.objectContaining({
        node: expect.objectContaining({ host: 'db.example.com:5432' }),
      }),
    ]);
  });
});
