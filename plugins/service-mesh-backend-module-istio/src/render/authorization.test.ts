import {
  testCaller,
  testOperation,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items } from '../lenient';
import { rendered, renderedObject, sidecarTarget } from '../testUtils/rendered';
import { defaultInput, ports } from '../testUtils/inputs';
import { renderServiceBundle } from './serviceBundle';

const listed = (
  ...callers: ServiceInput['admission']['callers']
): ServiceInput['admission'] => ({
  mode: 'listed',
  callers,
  origin: { source: 'default' },
});

const rulesOf = (input: ServiceInput) =>
  items(
    renderedObject('AuthorizationPolicy', 'order-callers', input).spec?.rules,
  );

describe('the policy about callers', () => {
  it.each(['unknown', 'everybody'] as const)(
    'is not written where the callers are %s',
    mode => {
      const admission = { ...listed(), mode };
      const kinds = rendered(defaultInput({ input: { admission } })).map(
        ({ kind }) => kind,
      );

      expect(kinds).not.toContain('AuthorizationPolicy');
    },
  );

  it('holds at most sixteen service accounts in a source', () => {
    const callers = Array.from({ length: 20 }, (_, i) =>
      testCaller(`caller-${String(i).padStart(2, '0')}`),
    );
    const [rule] = rulesOf(
      defaultInput({ input: { admission: listed(...callers) } }),
    );

    expect(
      items(rule.from).map(
        ({ source }) =>
          (source as { serviceAccounts: string[] }).serviceAccounts.length,
      ),
    ).toEqual([16, 4]);
  });

  it('names a service account that two callers share once', () => {
    const shared = { namespace: 'shop', name: 'shared' };
    const [rule] = rulesOf(
      defaultInput({
        input: {
          admission: listed(
            testCaller('web', { serviceAccount: shared }),
            testCaller('cart', { serviceAccount: shared }),
          ),
        },
      }),
    );

    expect(rule.from).toEqual([
      { source: { serviceAccounts: ['shop/shared'] } },
    ]);
  });

  it('is not written where none of the callers can be recognised', () => {
    const nameless = testCaller('web', { serviceAccount: null });
    const kinds = rendered(
      defaultInput({ input: { admission: listed(nameless) } }),
    ).map(({ kind }) => kind);

    expect(kinds).not.toContain('AuthorizationPolicy');
  });

  it('reports that paths of callers are ignored at granularity service', () => {
    const prometheus = testCaller('prometheus', { paths: ['/metrics'] });
    const { losses } = renderServiceBundle(
      defaultInput({ input: { admission: listed(prometheus) } }),
      sidecarTarget(),
    );

    expect(losses).toEqual([
      expect.objectContaining({
        leaf: 'security.callers.granularity',
        scope: { callers: ['component:default/prometheus'] },
      }),
    ]);
  });

  it('leaves ports without operations to callers held to operations', () => {
    const [rule] = rulesOf(
      defaultInput({
        service: {
          ports: ports(
            { port: 80, targetPort: 8080, protocol: 'http' },
            { port: 5432, targetPort: 5432, protocol: 'tcp' },
          ),
        },
        policy: { 'security.callers.granularity': 'operation' },
        input: {
          admission: listed(
            testCaller('web', { operations: ['POST /orders'] }),
          ),
        },
      }),
    );

    expect(items(rule.to).map(({ operation }) => operation)).toEqual([
      { methods: ['POST'], paths: ['/orders'], ports: ['8080'] },
      { ports: ['5432'] },
    ]);
  });

  it('admits the smallest superset of a path that it cannot say, and reports it', () => {
    const input = defaultInput({
      service: { operations: [testOperation('GET', '/files/{name}.json')] },
      policy: { 'security.callers.granularity': 'operation' },
      input: {
        admission: listed(
          testCaller('web', { operations: ['GET /files/{name}.json'] }),
        ),
      },
    });

    expect(rulesOf(input)[0].to).toMatchObject([
      { operation: { paths: ['/files/{*}'] } },
    ]);
    expect(renderServiceBundle(input, sidecarTarget()).losses).toEqual([
      expect.objectContaining({
        scope: { operations: ['GET /files/{name}.json'] },
      }),
    ]);
  });
});
