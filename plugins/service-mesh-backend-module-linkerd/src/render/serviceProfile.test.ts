import { runRules } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { testOperation } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { rules } from '../rules';
import { documentOf } from '../testUtils/findings';
import { defaultInput, grpcOperation, twoVersions } from '../testUtils/inputs';
import { linkerdTarget, lossesOf, objectsOf } from '../testUtils/rendered';
import { renderService } from './serviceBundle';

const target = { ...linkerdTarget, settings: { serviceProfiles: true } };
const kindsOf = (rendering: ReturnType<typeof renderService>) =>
  objectsOf(rendering).map(({ kind }) => kind);

const operations = [
  testOperation('GET', '/orders/{order_id}'),
  testOperation('GET', '/orders/open'),
  testOperation('POST', '/orders'),
  grpcOperation('Get', { idempotent: true }),
  testOperation('QUERY', '/graph', { protocol: 'graphql' }),
];

describe('a ServiceProfile', () => {
  it('stands in place of routes, like the golden file', () => {
    const rendering = renderService(
      defaultInput({
        service: { operations },
        policy: { 'resilience.retries.budget': 20 },
      }),
      target,
    );
    const objects = objectsOf(rendering);
    expect(objects.filter(({ kind }) => kind === 'ServiceProfile')).toEqual([
      jest.requireActual('./__fixtures__/service-profile.yaml'),
    ]);
    expect(kindsOf(rendering)).not.toContain('HTTPRoute');
    const [attempts, ...others] = lossesOf(rendering);
    expect(attempts.leaf).toBe('resilience.retries.attempts');
    expect(others).toEqual([
      {
        leaf: 'resilience.retries.on',
        scope: {
          operations: [
            'GET /orders/open',
            'shop.v1.Orders/Get',
            'GET /orders/{order_id}',
          ],
        },
      },
    ]);
    expect(
      runRules(
        rules,
        objects.map(o => documentOf(o)),
      ),
    ).toEqual([]);
  });

  it('leaves no circuit breaker and no versions beside it, and says so', () => {
    const rendering = renderService(
      defaultInput({
        workload: twoVersions,
        policy: {
          'traffic.weights': { v1: 90, v2: 10 },
          'resilience.circuitBreaker.consecutiveErrors': 5,
          'resilience.retries.perTryTimeout': '1s',
        },
      }),
      target,
    );
    expect(kindsOf(rendering)).not.toContain('Service');
    expect(lossesOf(rendering).map(({ leaf }) => leaf)).toEqual(
      expect.arrayContaining([
        'traffic.weights',
        'resilience.circuitBreaker.consecutiveErrors',
        'resilience.retries.perTryTimeout',
      ]),
    );
  });

  it('is not rendered unless asked for, or without a namespace that would name it', () => {
    expect(kindsOf(renderService(defaultInput(), linkerdTarget))).not.toContain(
      'ServiceProfile',
    );
    const input = defaultInput();
    input.service.namespace = { ...input.service.namespace, value: null };
    expect(kindsOf(renderService(input, target))).not.toContain(
      'ServiceProfile',
    );
  });
});
