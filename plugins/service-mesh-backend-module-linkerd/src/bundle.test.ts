import {
  AdmittedCaller,
  durationMs,
  KubernetesObject,
  Operation,
  PolicyValues,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ServiceInput,
  runRules,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  testCaller,
  testOperation,
  testOrigin,
  testServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import fc from 'fast-check';
import { evaluate } from './evaluate';
import { kinds } from './kinds';
import { renderService } from './render';
import { rules } from './rules';
import { documentOf } from './testUtils/findings';
import { bundleOf, linkerdTarget, settled } from './testUtils/rendered';

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/);
const segment = fc.oneof(
  name,
  name.map(parameter => `{${parameter}}`),
);
const operation = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
    segments: fc.array(segment, { maxLength: 3 }),
  })
  .map(({ method, segments }) =>
    testOperation(method, `/${segments.join('/')}`),
  );
const operations = fc.uniqueArray(operation, {
  selector: ({ id }) => id,
  maxLength: 12,
});
const callers = fc
  .uniqueArray(name, { maxLength: 4 })
  .map(names => names.map(n => testCaller(n)));
const settings = fc.record<Partial<PolicyValues>>(
  {
    'resilience.timeout': fc.constantFrom('none', '500ms', '30s'),
    'resilience.retries.attempts': fc.constantFrom(0, 2),
    'resilience.retries.on': fc.constantFrom(
      ['connect-failure'],
      ['connect-failure', 'gateway-error'],
    ),
  },
  { requiredKeys: [] },
);
const split = fc.constantFrom<Partial<PolicyValues>>(
  {},
  { 'traffic.weights': { v1: 90, v2: 10 } },
  { 'traffic.match': [{ header: 'x-beta', value: 'true', to: 'v2' }] },
);

interface Sample {
  operations: Operation[];
  callers: AdmittedCaller[];
  settings: Partial<PolicyValues>[];
  catchAll: Partial<PolicyValues>;
  split: Partial<PolicyValues>;
  stage: 'audit' | 'enforce';
}

const sample: fc.Arbitrary<Sample> = fc.record({
  operations,
  callers,
  settings: fc.array(settings, { minLength: 1, maxLength: 3 }),
  catchAll: settings,
  split,
  stage: fc.constantFrom('audit', 'enforce'),
});

function inputOf(s: Sample): ServiceInput {
  const input = testServiceInput({
    service: { operations: s.operations },
    workload: {
      versions: {
        value: [
          { name: 'v1', labels: { version: 'v1' } },
          { name: 'v2', labels: { version: 'v2' } },
        ],
        confidence: 'stated',
        origin: testOrigin('mesh-configurator.io/versions'),
      },
    },
    policy: {
      ...s.split,
      'security.stage': s.stage,
      'resilience.rateLimit.requestsPerSecond': 100,
      'resilience.circuitBreaker.consecutiveErrors': 5,
      'observability.accessLog': 'all',
    },
    operations: Object.fromEntries(
      s.operations.map(({ id }, index) => [
        id,
        s.settings[index % s.settings.length],
      ]),
    ),
    catchAll: s.catchAll,
    input: { stage: { wanted: s.stage, effective: s.stage, missing: [] } },
  });
  input.admission = { ...input.admission, callers: s.callers };
  return input;
}

/** A path that an operation describes; a parameter is filled in with text that no segment has. */
const concrete = ({ path }: Operation) =>
  path.template.replace(/\{[^}]*\}/g, 'value-7');

function call(
  objects: KubernetesObject[],
  caller: string | null,
  method: string,
  path: string,
) {
  return evaluate(objects, {
    caller,
    to: { host: 'order.shop', port: 80, labels: { app: 'order' } },
    method,
    path,
    headers: {},
    claims: null,
  });
}

const requestsOf = (s: Sample): [string, string][] => [
  ...s.operations.map<[string, string]>(o => [o.method, concrete(o)]),
  ['OPTIONS', '/not/in/the/definition'],
  ['GET', '/healthz'],
];

describe('the bundle of a service', () => {
  it('admits every listed caller to every path, described or not', () => {
    fc.assert(
      fc.property(sample, s => {
        const objects = bundleOf(inputOf(s));
        for (const { serviceAccount } of s.callers) {
          for (const [method, path] of requestsOf(s)) {
            const caller = `${serviceAccount?.namespace}/${serviceAccount?.name}`;
            expect(call(objects, caller, method, path).decision).toBe('allow');
          }
        }
      }),
    );
  });

  it('denies strangers at stage enforce and reports them at stage audit', () => {
    fc.assert(
      fc.property(sample, s => {
        const objects = bundleOf(inputOf(s));
        const expected = s.stage === 'enforce' ? 'deny' : 'audit-deny';
        for (const [method, path] of requestsOf(s)) {
          for (const stranger of ['elsewhere/stranger', null]) {
            expect(call(objects, stranger, method, path).decision).toBe(
              expected,
            );
          }
        }
      }),
    );
  });

  it('denies nobody where no caller is declared', () => {
    fc.assert(
      fc.property(sample, s => {
        const input = inputOf(s);
        input.admission = { ...input.admission, mode: 'unknown', callers: [] };
        const objects = bundleOf(input);
        for (const [method, path] of requestsOf(s)) {
          expect(call(objects, 'a/stranger', method, path).decision).toBe(
            'allow',
          );
        }
      }),
    );
  });

  it('gives an operation its timeout, unless another competes for its path', () => {
    fc.assert(
      fc.property(sample, s => {
        const input = inputOf(s);
        const competing = renderService(input, linkerdTarget)
          .losses.filter(loss => loss.reason.includes('the same requests'))
          .flatMap(loss => loss.scope.operations ?? []);
        const objects = bundleOf(input);
        const alone = s.operations.filter(o => !competing.includes(o.id));
        expect(
          alone.map(
            o => call(objects, 'a/caller', o.method, concrete(o)).timeout,
          ),
        ).toEqual(
          alone.map(({ id }) => {
            const timeout =
              input.policy.operations[id]['resilience.timeout']?.value;
            return timeout && timeout !== 'none' ? durationMs(timeout) : null;
          }),
        );
      }),
    );
  });

  it('fits the schemas of its kinds and passes the rules', () => {
    fc.assert(
      fc.property(sample, s => {
        const documents = renderService(
          inputOf(s),
          linkerdTarget,
        ).manifests.map(manifest => {
          const { object, origins } = settled(manifest);
          return documentOf(object, origins);
        });
        expect(runRules(rules, documents)).toEqual([]);
        for (const { object } of documents) {
          const kind = kinds.find(
            k => k.kind === object.kind && k.apiVersion === object.apiVersion,
          );
          expect(kind?.spec.safeParse(object.spec ?? {}).error).toBeUndefined();
        }
      }),
    );
  });

  it('is the same for the same input', () => {
    fc.assert(
      fc.property(sample, s => {
        expect(JSON.stringify(bundleOf(inputOf(s)))).toBe(
          JSON.stringify(bundleOf(inputOf(s))),
        );
      }),
    );
  });
});
