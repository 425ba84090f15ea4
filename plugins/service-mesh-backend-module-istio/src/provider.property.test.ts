import { Operation } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  testCaller,
  testOperation,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import fc from 'fast-check';
import { istioProvider } from './provider';
import { rendered, sidecarTarget, waypointTarget } from './testUtils/rendered';
import { request } from './testUtils/request';
import { defaultInput, inAmbient } from './testUtils/inputs';

const segment = fc.constantFrom('orders', 'items', '{id}', '{id}.json', 'v1.2');

const path = fc
  .array(segment, { minLength: 1, maxLength: 3 })
  .map(segments => `/${segments.join('/')}`);

const operation = fc
  .tuple(fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH'), path)
  .map(([method, template]) => testOperation(method, template));

const operations = fc.uniqueArray(operation, {
  minLength: 1,
  maxLength: 6,
  selector: ({ id }) => id,
});

const callerNames = fc.uniqueArray(
  fc.constantFrom('web', 'cart', 'batch', 'audit'),
  { minLength: 1 },
);

const examplePath = ({ path: { template } }: Operation) =>
  template.replace(/\{id\}/g, 'a-7');

function inputOf(options: {
  operations: Operation[];
  callers: string[];
  stage: 'audit' | 'enforce';
  mode: 'listed' | 'unknown';
}): ServiceInput {
  return defaultInput({
    service: { operations: options.operations, mesh: inAmbient },
    // A timeout of its own for each operation, so that a wrong route shows.
    operations: Object.fromEntries(
      options.operations.map(({ id }, index) => [
        id,
        { 'resilience.timeout': `${index + 1}s` },
      ]),
    ),
    input: {
      stage: { wanted: options.stage, effective: options.stage, missing: [] },
      admission: {
        mode: options.mode,
        callers:
          options.mode === 'listed'
            ? options.callers.map(name => testCaller(name))
            : [],
        origin: { source: 'default' },
      },
    },
  });
}

describe.each([
  ['sidecars', sidecarTarget()],
  ['a waypoint', waypointTarget()],
])('what is rendered for %s, judged by manifests alone', (_, target) => {
  const decide = (input: ServiceInput, caller: string | null, o: Operation) =>
    istioProvider.evaluate(
      rendered(input, target),
      request({ caller, method: o.method, path: examplePath(o) }),
    );

  it('admits every listed caller to every operation', () => {
    fc.assert(
      fc.property(
        operations,
        callerNames,
        fc.constantFrom('audit' as const, 'enforce' as const),
        (list, callers, stage) => {
          const input = inputOf({
            operations: list,
            callers,
            stage,
            mode: 'listed',
          });
          for (const caller of callers) {
            for (const each of list) {
              const { decision } = decide(input, `shop/${caller}`, each);
              expect(decision).toBe('allow');
            }
          }
        },
      ),
      { seed: 1, numRuns: 60 },
    );
  });

  it('refuses a stranger and plaintext at enforce, and only reports the stranger at audit', () => {
    fc.assert(
      fc.property(operations, callerNames, (list, callers) => {
        const options = { operations: list, callers, mode: 'listed' as const };
        const enforced = inputOf({ ...options, stage: 'enforce' });
        const audited = inputOf({ ...options, stage: 'audit' });

        expect(decide(enforced, 'evil/web', list[0]).decision).toBe('deny');
        expect(decide(enforced, null, list[0]).decision).toBe('deny');
        expect(decide(audited, 'evil/web', list[0]).decision).toBe(
          'audit-deny',
        );
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  it('denies nobody with an identity where the callers are unknown', () => {
    fc.assert(
      fc.property(operations, list => {
        const input = inputOf({
          operations: list,
          callers: [],
          stage: 'enforce',
          mode: 'unknown',
        });

        expect(decide(input, 'evil/web', list[0]).decision).toBe('allow');
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  it('sends a request that only one operation can mean along the route of that operation', () => {
    const literal = fc.constantFrom('orders', 'items', 'export');
    const literals = fc.uniqueArray(
      fc
        .tuple(fc.constantFrom('GET', 'POST'), literal, literal)
        .map(([method, a, b]) => testOperation(method, `/${a}/${b}`)),
      { minLength: 1, maxLength: 5, selector: ({ id }) => id },
    );
    const broad = [
      testOperation('GET', '/{a}/{b}'),
      testOperation('GET', '/orders/{id}'),
      testOperation('POST', '/{rest+}'),
    ];
    fc.assert(
      fc.property(literals, fc.shuffledSubarray(broad), (narrow, others) => {
        const list = [...others, ...narrow];
        const input = inputOf({
          operations: list,
          callers: ['web'],
          stage: 'enforce',
          mode: 'listed',
        });
        for (const each of narrow) {
          const { timeout } = decide(input, 'shop/web', each);
          expect(timeout).toBe((list.indexOf(each) + 1) * 1000);
        }
      }),
      { seed: 4, numRuns: 100 },
    );
  });
});
