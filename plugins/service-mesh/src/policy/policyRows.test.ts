import { MeshPolicy } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { policyRows } from './policyRows';

const byDefault = { source: 'default' as const, rule: 'thirty seconds' };
const byConfig = { source: 'config' as const };

const policy: MeshPolicy = {
  service: {
    'security.mtls': { value: 'strict', origin: byDefault },
    'resilience.timeout': { value: '1h', origin: byConfig },
  },
  operations: {
    list: { 'resilience.timeout': { value: '30s', origin: byDefault } },
    read: { 'resilience.timeout': { value: '30s', origin: byDefault } },
    place: { 'resilience.timeout': { value: '5s', origin: byConfig } },
  },
  catchAll: {},
};

describe('policyRows', () => {
  it('puts operations with one value from one source together', () => {
    expect(policyRows(policy, ['resilience.timeout'])).toEqual([
      {
        leaf: 'resilience.timeout',
        value: '30s',
        origin: byDefault,
        scope: { all: false, operations: ['list', 'read'], catchAll: false },
      },
      {
        leaf: 'resilience.timeout',
        value: '5s',
        origin: byConfig,
        scope: { all: false, operations: ['place'], catchAll: false },
      },
    ]);
  });

  it('says of a setting of the service that it holds for all requests', () => {
    expect(policyRows(policy)[1]).toMatchObject({ value: '5s' });
    expect(policyRows(policy).at(-1)).toMatchObject({
      leaf: 'security.mtls',
      scope: { all: true },
    });
  });

  it('says of a value that every operation has that it holds for all requests', () => {
    const timeout = { value: '30s' as const, origin: byDefault };
    const rows = policyRows({
      ...policy,
      operations: { list: { 'resilience.timeout': timeout } },
      catchAll: { 'resilience.timeout': timeout },
    });

    expect(rows.filter(({ leaf }) => leaf === 'resilience.timeout')).toEqual([
      expect.objectContaining({
        scope: { all: true, operations: ['list'], catchAll: true },
      }),
    ]);
  });
});
