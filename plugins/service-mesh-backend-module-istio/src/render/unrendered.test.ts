import { PolicyValues } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { sidecarTarget } from '../testUtils/rendered';
import { defaultInput, ports } from '../testUtils/inputs';
import { reportUnrendered } from './unrendered';

const lossesOf = (options: Parameters<typeof defaultInput>[0]) =>
  reportUnrendered(defaultInput(options), sidecarTarget()).losses;

describe('reportUnrendered', () => {
  it.each<Partial<PolicyValues>>([
    { 'resilience.rateLimit.requestsPerSecond': 100 },
    { 'traffic.ingress.hosts': ['shop.example.com'] },
    { 'traffic.ingress.gateway': 'Gateway/istio-ingress/public' },
    { 'traffic.ingress.rewrite': { prefix: '/shop' } },
    { 'traffic.ingress.redirects': [{ from: '/a', to: '/b', code: 301 }] },
    { 'traffic.ingress.cors': { maxAge: '10m' } },
    { 'traffic.weightsOwner': 'flagger' },
    { 'traffic.mirror.to': 'v3' },
    { 'traffic.mirror.percent': 5 },
    { 'traffic.fault.delay.percent': 5 },
    { 'resilience.circuitBreaker.interval': '10s' },
  ])('reports %j', policy => {
    expect(lossesOf({ policy }).map(({ leaf }) => leaf)).toEqual(
      Object.keys(policy),
    );
  });

  it('says nothing about values that ask for nothing', () => {
    expect(
      lossesOf({
        policy: {
          'traffic.weightsOwner': 'self',
          'traffic.ingress.hosts': ['shop.example.com'],
          'traffic.ingress.gateway': 'Gateway/istio-ingress/public',
          'traffic.ingress.createGateway': false,
          'traffic.ingress.rewrite': { authority: 'order.internal' },
        },
      }),
    ).toEqual([]);
  });

  it('says nothing about built-in defaults', () => {
    const input = defaultInput();
    input.policy.service['traffic.weightsOwner'] = {
      value: 'flagger',
      origin: { source: 'default' },
    };

    expect(reportUnrendered(input, sidecarTarget()).losses).toEqual([]);
  });

  it('reports operations with a setting of their own that holds for whole services', () => {
    expect(
      lossesOf({
        policy: { 'resilience.retries.budget': 20 },
        operations: {
          'POST /orders': { 'resilience.retries.budget': 10 },
          'GET /orders/{order_id}': { 'resilience.retries.budget': 20 },
        },
      }),
    ).toEqual([
      expect.objectContaining({
        leaf: 'resilience.retries.budget',
        scope: { operations: ['POST /orders'] },
      }),
    ]);
  });

  it('reports callers of operations where the service admits them as a whole', () => {
    const operations = {
      'POST /orders': { 'security.callers.mode': 'none' as const },
    };
    const byOperation = {
      'security.callers.granularity': 'operation' as const,
    };

    expect(lossesOf({ operations })).toEqual([
      expect.objectContaining({
        leaf: 'security.callers.mode',
        scope: { operations: ['POST /orders'] },
      }),
    ]);
    expect(lossesOf({ operations, policy: byOperation })).toEqual([]);
  });

  it('reports settings of routes on a service that has none', () => {
    expect(
      lossesOf({
        service: {
          ports: ports({ port: 5432, targetPort: 5432, protocol: 'tcp' }),
        },
        policy: { 'resilience.timeout': '5s' },
      }).map(({ leaf }) => leaf),
    ).toEqual(['resilience.timeout']);
  });
});
