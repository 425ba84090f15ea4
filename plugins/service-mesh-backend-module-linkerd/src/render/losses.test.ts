import { PolicyValues } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  testOrigin,
  testPolicy,
  testServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { linkerdTarget, lossesOf } from '../testUtils/rendered';
import { renderLosses } from './losses';

const leavesOf = (...args: Parameters<typeof testServiceInput>) =>
  renderLosses(testServiceInput(...args), linkerdTarget).map(loss => loss.leaf);

const unsayable: [string, Partial<PolicyValues>][] = [
  [
    'traffic.mirror.to',
    { 'traffic.mirror.to': 'v2', 'traffic.mirror.percent': 5 },
  ],
  ['traffic.fault.delay.fixed', { 'traffic.fault.delay.fixed': '2s' }],
  [
    'traffic.loadBalancing.algorithm',
    { 'traffic.loadBalancing.algorithm': 'random' },
  ],
  ['traffic.ingress.hosts', { 'traffic.ingress.hosts': ['shop.example.com'] }],
  ['traffic.weightsOwner', { 'traffic.weightsOwner': 'flagger' }],
  ['resilience.retries.budget', { 'resilience.retries.budget': 20 }],
  ['security.egress', { 'security.egress': 'declared' }],
  ['security.mtls', { 'security.mtls': 'permissive' }],
  ['observability.tracing.sampling', { 'observability.tracing.sampling': 10 }],
  ['observability.metrics.tags', { 'observability.metrics.tags': { a: 'b' } }],
];

describe('losses', () => {
  it.each(unsayable)('report %s', (_, policy) => {
    expect(leavesOf({ policy })).toEqual(Object.keys(policy));
  });

  it.each<[string, Partial<PolicyValues>]>([
    ['a policy without settings', {}],
    ['weights that nobody else moves', { 'traffic.weightsOwner': 'self' }],
    ['egress to anywhere', { 'security.egress': 'any' }],
    ['mutual TLS where a Server asks for it', { 'security.mtls': 'strict' }],
  ])('are none for %s', (_, policy) => {
    expect(leavesOf({ policy })).toEqual([]);
  });

  it('are none for built-in defaults', () => {
    const input = testServiceInput();
    input.policy.service = Object.fromEntries(
      unsayable
        .flatMap(([, policy]) => Object.entries(testPolicy(policy)))
        .map(([leaf, setting]) => [
          leaf,
          { ...setting, origin: { source: 'default' } },
        ]),
    );
    expect(renderLosses(input, linkerdTarget)).toEqual([]);
  });

  it('name the operations that ask for what is lost', () => {
    const input = testServiceInput({
      operations: { 'POST /orders': { 'resilience.retries.budget': 20 } },
    });
    expect(lossesOf({ losses: renderLosses(input, linkerdTarget) })).toEqual([
      {
        leaf: 'resilience.retries.budget',
        scope: { operations: ['POST /orders'] },
      },
    ]);
  });

  it('report strict mutual TLS where no Server asks for it', () => {
    const input = testServiceInput({ policy: { 'security.mtls': 'strict' } });
    input.admission = { ...input.admission, mode: 'everybody' };
    expect(renderLosses(input, linkerdTarget).map(loss => loss.leaf)).toEqual([
      'security.mtls',
    ]);
  });

  it('report what needs HTTP on a service without it', () => {
    expect(
      leavesOf({
        policy: {
          'resilience.timeout': '5s',
          'traffic.weights': { v1: 100 },
        },
        service: {
          ports: {
            value: [{ port: 5432, targetPort: 5432, protocol: 'tcp' }],
            confidence: 'stated',
            origin: testOrigin('mesh-configurator.io/ports'),
          },
        },
      }),
    ).toEqual(['traffic.weights', 'resilience.timeout']);
  });

  it('always report tokens of end users', () => {
    const input = testServiceInput({
      input: {
        endUser: [
          {
            provider: {
              name: 'shop-login',
              schemes: ['userToken'],
              issuer: 'https://login.example.com/',
              audiences: [],
            },
            require: 'edge',
            operations: ['POST /orders'],
            places: [null],
            providerOrigin: { source: 'config' },
            origin: { source: 'default' },
          },
        ],
      },
    });
    expect(lossesOf({ losses: renderLosses(input, linkerdTarget) })).toEqual([
      {
        leaf: 'security.endUser.require',
        scope: { operations: ['POST /orders'] },
      },
    ]);
  });
});
