import {
  AdmittedCaller,
  Operation,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  testCaller,
  testEverybody,
  testOperation,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import fc from 'fast-check';
import { istioProvider } from './provider';
import { defaultInput, inAmbient } from './testUtils/inputs';
import { rendered, sidecarTarget, waypointTarget } from './testUtils/rendered';
import { request } from './testUtils/request';

const segment = fc.constantFrom('orders', 'items', '{id}', '{id}.json');

const operations = fc.uniqueArray(
  fc
    .tuple(
      fc.constantFrom('GET', 'POST'),
      fc.array(segment, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('', '', '', '/{rest+}'),
    )
    .map(([method, segments, rest]) =>
      testOperation(method, `/${segments.join('/')}${rest}`),
    ),
  { minLength: 1, maxLength: 6, selector: ({ id }) => id },
);

interface Sample {
  operations: Operation[];
  callers: AdmittedCaller[];
  open: string[];
  stage: 'audit' | 'enforce';
}

const sample: fc.Arbitrary<Sample> = operations.chain(list => {
  const some = fc.subarray(list.map(({ id }) => id));
  return fc.record({
    operations: fc.constant(list),
    callers: fc
      .tuple(some, some, fc.boolean())
      .map(([web, cart, hasAdmin]) => [
        testCaller('web', { operations: web }),
        testCaller('cart', { operations: cart }),
        ...(hasAdmin ? [testCaller('admin')] : []),
      ]),
    open: some,
    stage: fc.constantFrom('audit', 'enforce'),
  });
});

function inputOf(s: Sample): ServiceInput {
  return defaultInput({
    service: { operations: s.operations, mesh: inAmbient },
    policy: {
      'security.callers.granularity': 'operation',
      'security.mtls': 'permissive',
    },
    input: {
      stage: { wanted: s.stage, effective: s.stage, missing: [] },
      admission: {
        mode: 'listed',
        callers: [
          ...s.callers,
          ...(s.open.length ? [testEverybody(...s.open)] : []),
        ],
        origin: { source: 'default' },
      },
    },
  });
}

/** An example of a request for the operation, and for no other unless a loss says so. */
const examplePath = ({ path: { template } }: Operation) =>
  template.replace(/\{id\}/g, 'a-7').replace('{rest+}', 'b-8/c-9');

describe.each([
  ['sidecars', sidecarTarget()],
  ['a waypoint', waypointTarget()],
])('callers by operation with %s', (_, target) => {
  it('are admitted to their operations and to those that a loss names, and strangers to open ones', () => {
    fc.assert(
      fc.property(sample, s => {
        const input = inputOf(s);
        const objects = rendered(input, target);
        const caught = istioProvider
          .render(input, target)
          .losses.filter(({ leaf }) => leaf === 'security.callers.granularity')
          .flatMap(({ scope }) => scope.operations ?? []);
        const decide = (caller: string | null, o: Operation) =>
          istioProvider.evaluate(
            objects,
            request({ caller, method: o.method, path: examplePath(o) }),
          ).decision;
        const refusal = s.stage === 'enforce' ? 'deny' : 'audit-deny';
        const stranger = testCaller('stranger', { operations: [] });
        const wrong = [...s.callers, stranger].flatMap(caller =>
          s.operations
            .map(operation => {
              const { id } = operation;
              const isMeant =
                caller.operations === 'all' ||
                caller.operations.includes(id) ||
                s.open.includes(id);
              const account = `shop/${caller.serviceAccount?.name}`;
              const decision = decide(account, operation);
              return { id, account, isMeant, decision };
            })
            .filter(({ id, isMeant, decision }) =>
              isMeant
                ? decision !== 'allow'
                : decision !== refusal && !caught.includes(id),
            ),
        );
        expect(wrong).toEqual([]);
      }),
      { seed: 5, numRuns: 100 },
    );
  });
});

describe('operations open to everybody', () => {
  it.each([
    ['permissive', 'allow'],
    ['strict', 'deny'],
  ] as const)(
    'admit plaintext as far as mutual TLS does: %s',
    (mtls, decision) => {
      const [open] = defaultInput().service.operations;
      const input = defaultInput({
        policy: {
          'security.callers.granularity': 'operation',
          'security.mtls': mtls,
        },
      });
      input.admission.callers.push(testEverybody(open.id));
      const plaintext = (path: string) =>
        istioProvider.evaluate(
          rendered(input),
          request({ caller: null, method: open.method, path }),
        ).decision;

      expect(plaintext('/orders')).toBe(decision);
      expect(plaintext('/other')).toBe('deny');
    },
  );
});
