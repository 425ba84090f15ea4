import {
  KubernetesObject,
  Operation,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { UNDESCRIBED } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { testOperation } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { recognise } from '.';
import { defaultInput, Options, twoVersions } from '../testUtils/inputs';
import { policyFor, policyObject, serverObject } from '../testUtils/objects';
import { linkerdTarget } from '../testUtils/rendered';

const GET = 'GET /orders/{order_id}';

function read(objects: KubernetesObject[], options: Options = {}) {
  const { service } = defaultInput(options);
  return recognise(objects, service, linkerdTarget).recognitions;
}

const valuesOf = ({ settings }: ReturnType<typeof read>[number], of?: string) =>
  Object.fromEntries(
    settings
      .filter(({ operation }) => operation === of)
      .map(({ leaf, value }) => [leaf, value]),
  );

const reasonsOf = (objects: KubernetesObject[], options?: Options) =>
  read(objects, options)
    .flatMap(({ obstacles }) => obstacles)
    .map(({ reason }) => reason)
    .join('\n');

const route = (
  annotations: Record<string, string>,
  rule: object = {},
  spec: object = {},
): KubernetesObject => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'all', namespace: 'shop', annotations },
  spec: {
    parentRefs: [{ group: 'core', kind: 'Service', name: 'order', port: 80 }],
    rules: [{ backendRefs: [{ name: 'order', port: 80 }], ...rule }],
    ...spec,
  },
});

const service = (annotations: Record<string, string>): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'order', namespace: 'shop', annotations },
  spec: {},
});

describe('a route, read back', () => {
  it('has a timeout and retries for each operation whose requests it takes', () => {
    const [all] = read([
      route({
        'timeout.linkerd.io/request': '90s',
        'retry.linkerd.io/http': '502-504,429',
        'retry.linkerd.io/limit': '3',
        'retry.linkerd.io/timeout': '500ms',
      }),
    ]);
    expect(all.obstacles).toEqual([]);
    for (const operation of [GET, 'POST /orders', UNDESCRIBED]) {
      expect(valuesOf(all, operation)).toEqual({
        'resilience.timeout': '90s',
        'resilience.retries.attempts': 3,
        'resilience.retries.on': [
          'connect-failure',
          'refused-stream',
          'gateway-error',
          '429',
        ],
        'resilience.retries.perTryTimeout': '500ms',
      });
    }
  });

  it('sends nothing again where no condition says so, which is a setting where it may be', () => {
    const [all] = read([route({ 'retry.linkerd.io/limit': '3' })]);
    expect(valuesOf(all, GET)).toMatchObject({
      'resilience.retries.attempts': 0,
    });
    expect(valuesOf(all, 'POST /orders')).toEqual({
      'resilience.timeout': 'none',
    });
  });

  it('may have its timeout in a rule', () => {
    const [all] = read([route({}, { timeouts: { request: '1m30s' } })]);
    expect(valuesOf(all, GET)).toMatchObject({ 'resilience.timeout': '90s' });
  });

  it('may divide requests between versions, by weight and by header', () => {
    const operations: Operation[] = [testOperation('GET', '/orders')];
    const version = (name: string): KubernetesObject => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: `order-is-${name}`, namespace: 'shop' },
      spec: {
        selector: { app: 'order', version: name },
        ports: [{ port: 80, targetPort: 8080 }],
      },
    });
    const to = (name: string, weight?: number) => ({
      name: `order-is-${name}`,
      port: 80,
      weight,
    });
    const [, , all] = read(
      [
        version('v1'),
        version('v2'),
        route(
          {},
          {},
          {
            rules: [
              {
                matches: [
                  { headers: [{ type: 'Exact', name: 'Beta', value: 'on' }] },
                ],
                backendRefs: [{ name: 'order-is-v2', port: 80 }],
              },
              { backendRefs: [to('v1', 3), to('v2', 1)] },
            ],
          },
        ),
      ],
      { workload: twoVersions, service: { operations } },
    );
    expect(all.obstacles).toEqual([]);
    expect(valuesOf(all)).toEqual({
      'traffic.weights': { v1: 75, v2: 25 },
      'traffic.match': [{ header: 'beta', value: 'on', to: 'v2' }],
    });
  });

  it.each<[string, KubernetesObject]>([
    ['duration', route({ 'timeout.linkerd.io/request': '0' })],
    ['no setting says this', route({ 'timeout.linkerd.io/idle': '5s' })],
    ['no word', route({ 'retry.linkerd.io/http': '500-501' })],
    [
      'from 0 to 10',
      route({ 'retry.linkerd.io/http': '5xx', 'retry.linkerd.io/limit': '11' }),
    ],
    [
      'no setting says this',
      route(
        {},
        {
          filters: [
            {
              type: 'RequestHeaderModifier',
              requestHeaderModifier: { remove: ['x'] },
            },
          ],
        },
      ),
    ],
    [
      'neither the service nor',
      route({}, { backendRefs: [{ name: 'other', port: 80 }] }),
    ],
    ['answered by 404', route({}, { matches: [{ method: 'GET' }] })],
    [
      'something else too',
      route(
        {},
        {},
        {
          parentRefs: [
            { group: 'core', kind: 'Service', name: 'order', port: 80 },
            { group: 'core', kind: 'Service', name: 'other', port: 80 },
          ],
        },
      ),
    ],
    [
      'would be generated',
      { ...route({}), apiVersion: 'policy.linkerd.io/v1beta3' },
    ],
    ['would end those', service({ 'timeout.linkerd.io/request': '5s' })],
  ])('is kept for what policy cannot say: %s', (reason, object) => {
    expect(reasonsOf([object])).toContain(reason);
  });

  it('is about no service that it is not attached to', () => {
    const parentRefs = [{ group: 'core', kind: 'Service', name: 'other' }];
    expect(read([route({}, {}, { parentRefs })])).toEqual([]);
  });
});

const meshTls = { kind: 'MeshTLSAuthentication', name: 'known' };
const identities = (...names: string[]) =>
  policyObject('MeshTLSAuthentication', 'known', { identities: names });

describe('who may call, read back', () => {
  const web = 'web.shop.serviceaccount.identity.linkerd.cluster.local';

  it('is who is authenticated for the Server', () => {
    const [server, policy, known] = read([
      serverObject('front', { accessPolicy: 'audit' }),
      policyFor('front', [{ group: 'policy.linkerd.io', ...meshTls }]),
      identities(web),
    ]);
    expect(valuesOf(server)).toEqual({ 'security.stage': 'audit' });
    expect(policy.counterpart).toEqual({
      kind: 'AuthorizationPolicy',
      name: 'order-callers',
    });
    expect(valuesOf(known)).toEqual({
      'security.callers.mode': 'declared',
      'security.callers.additional': [{ serviceAccount: 'shop/web' }],
      'security.callers.granularity': 'service',
    });
    expect(
      [server, policy, known].flatMap(({ obstacles }) => obstacles),
    ).toEqual([]);
  });

  it('is nobody where nothing authorizes', () => {
    const [server] = read([serverObject('front')]);
    expect(valuesOf(server)).toMatchObject({
      'security.stage': 'enforce',
      'security.callers.mode': 'none',
    });
  });

  it.each<[string, KubernetesObject[]]>([
    ['no such port', [serverObject('front', { port: 9999 })]],
    [
      'denies whom',
      [serverObject('front', { accessPolicy: 'all-authenticated' })],
    ],
    ["would be 'HTTP/1'", [serverObject('front', { proxyProtocol: 'opaque' })]],
    [
      'not only service accounts',
      [
        serverObject('front'),
        policyFor('front', [{ group: 'policy.linkerd.io', ...meshTls }]),
        identities('*'),
      ],
    ],
    [
      'asks for it too',
      [
        serverObject('front'),
        policyFor('front', [{ group: 'policy.linkerd.io', ...meshTls }]),
        {
          ...policyFor('back', [{ group: 'policy.linkerd.io', ...meshTls }]),
          metadata: { name: 'stranger', namespace: 'shop' },
        },
        identities(web),
      ],
    ],
    ['admits everybody', [serverObject('front'), policyFor('front', [])]],
  ])('is kept for what policy cannot say: %s', (reason, objects) => {
    expect(reasonsOf(objects)).toContain(reason);
  });
});

describe('annotations of a Service and a Deployment, read back', () => {
  const accrual = 'balancer.linkerd.io/failure-accrual';

  it('are the circuit breaker, with what Linkerd takes of itself', () => {
    const [breaker] = read([service({ [accrual]: 'consecutive' })]);
    expect(valuesOf(breaker)).toEqual({
      'resilience.circuitBreaker.consecutiveErrors': 7,
      'resilience.circuitBreaker.ejection': '1s',
    });
  });

  it.each<Record<string, string>>([
    { [accrual]: 'success-rate' },
    { [accrual]: 'consecutive', [`${accrual}-consecutive-max-penalty`]: '2m' },
    { [accrual]: 'consecutive', [`${accrual}-consecutive-max-failures`]: 'x' },
    { 'balancer.linkerd.io/other': '1' },
  ])('are kept for what policy cannot say: %j', annotations => {
    expect(reasonsOf([service(annotations)])).not.toBe('');
  });

  it('are the access log', () => {
    const deployment = (format: string): KubernetesObject => ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'order', namespace: 'shop' },
      spec: {
        template: {
          metadata: { annotations: { 'config.linkerd.io/access-log': format } },
        },
      },
    });
    const [log] = read([deployment('json')]);
    expect(valuesOf(log)).toEqual({ 'observability.accessLog': 'all' });
    expect(reasonsOf([deployment('apache')])).toContain('as JSON');
  });
});

describe('a ServiceProfile', () => {
  it('is kept', () => {
    const profile: KubernetesObject = {
      apiVersion: 'linkerd.io/v1alpha2',
      kind: 'ServiceProfile',
      metadata: { name: 'order.shop.svc.cluster.local', namespace: 'shop' },
      spec: { routes: [] },
    };
    expect(reasonsOf([profile])).toContain('ServiceProfile are not read');
  });
});
