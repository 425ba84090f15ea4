import { NO_MESH } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { testCaller, testServiceConfig } from '../../__testUtils__';
import { calleeTerms, termsFor } from './terms';

const WEB = 'component:default/web';
const config = testServiceConfig();
const byDefault = { source: 'default' as const };

describe('termsFor', () => {
  it.each([
    ['enforce', 'denied'],
    ['audit', 'reported'],
  ] as const)(
    'says at %s that a declared caller who is not admitted is %s',
    (effective, authorization) => {
      const strict = {
        ...config,
        stage: { wanted: effective, effective, missing: [] },
        admission: { ...config.admission, callers: [] },
      };

      expect(termsFor(WEB, strict, 'all')).toMatchObject({ authorization });
    },
  );

  it('says that everybody may call where nobody is held back', () => {
    const open = {
      ...config,
      admission: { ...config.admission, mode: 'unknown' as const },
    };

    expect(termsFor(WEB, open, 'all').authorization).toBe('everybody');
  });

  it('knows no mTLS of an address range', () => {
    const office = {
      ...config,
      admission: {
        ...config.admission,
        callers: [{ ...testCaller('office'), cidr: '10.0.0.0/8' }],
      },
    };

    expect(termsFor('office', office, 'all').mtls).toBe('none');
  });

  it('tells timeouts and retries of the operations that are called', () => {
    const various = {
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
    };

    const terms = termsFor(WEB, various, ['list', 'place']);

    expect(terms).toMatchObject({ timeouts: ['5s', '9s'], attempts: 3 });
    expect(Object.keys(terms.policy.operations)).toEqual(['list', 'place']);
  });
});

describe('calleeTerms', () => {
  it('finds nothing in force for a callee in no mesh', () => {
    const { service } = config;
    const callee = {
      ...config,
      service: { ...service, mesh: { ...service.mesh, value: NO_MESH } },
    };

    expect(calleeTerms(WEB, callee, 'all')).toMatchObject({
      mtls: 'none',
      authorization: 'everybody',
      timeouts: [],
      attempts: 0,
    });
  });
});
