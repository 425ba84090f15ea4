import {
  AdmittedCaller,
  KubernetesObject,
  Operation,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  runRules,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  testCaller,
  testEverybody,
  testOperation,
  testServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import fc from 'fast-check';
import { evaluate } from './evaluate';
import { kinds } from './kinds';
import { renderService } from './render';
import { rules } from './rules';
import { documentOf } from './testUtils/findings';
import { bundleOf, linkerdTarget, settled } from './testUtils/rendered';

const segment = fc.constantFrom('orders', 'items', '{id}', '{id}.json');

const operations = fc.uniqueArray(
  fc
    .tuple(
      fc.constantFrom('GET', 'POST', 'QUERY'),
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
}

const sample: fc.Arbitrary<Sample> = operations.chain(list => {
  const some = fc.subarray(list.map(({ id }) => id));
  return fc.record({
    operations: fc.constant(list),
    callers: fc
      .tuple(some, some, fc.boolean(), fc.boolean())
      .map(([web, cart, hasAdmin, hasScraper]) => [
        testCaller('web', { operations: web }),
        testCaller('cart', { operations: cart }),
        ...(hasAdmin ? [testCaller('admin')] : []),
        ...(hasScraper ? [testCaller('scraper', { paths: ['/stats'] })] : []),
      ]),
    open: some,
  });
});

function inputOf(s: Sample): ServiceInput {
  const input = testServiceInput({
    service: { operations: s.operations },
    policy: { 'security.callers.granularity': 'operation' },
  });
  const everybody = s.open.length ? [testEverybody(...s.open)] : [];
  const callers = [...s.callers, ...everybody];
  return { ...input, admission: { ...input.admission, callers } };
}

/** The same objects, the routes on Servers in the opposite order of their names, which decides between equals. */
function reversed(objects: KubernetesObject[]): KubernetesObject[] {
  const names = objects
    .filter(({ kind }) => kind === 'HTTPRoute')
    .map(({ metadata }) => metadata.name)
    .sort()
    .reverse();
  const renamed = (name: string) => `r${names.indexOf(name)}`;
  return objects.map(object => {
    const target: any = object.spec?.targetRef;
    if (object.kind === 'HTTPRoute') {
      const name = renamed(object.metadata.name);
      return { ...object, metadata: { ...object.metadata, name } };
    }
    return target?.kind === 'HTTPRoute'
      ? {
          ...object,
          spec: {
            ...object.spec,
            targetRef: { ...target, name: renamed(target.name) },
          },
        }
      : object;
  });
}

const examplePath = ({ path: { template } }: Operation) =>
  template.replace(/\{id\}/g, 'a-7').replace('{rest+}', 'b-8/c-9');

const call = (
  objects: KubernetesObject[],
  caller: string | null,
  method: string,
  path: string,
) =>
  evaluate(objects, {
    caller,
    to: { host: 'order.shop', port: 80, labels: { app: 'order' } },
    method,
    path,
    headers: {},
    claims: null,
  }).decision;

/** Callers for tests; the stranger is admitted to nothing. */
const asking = ({ callers }: Sample) => [
  ...callers,
  testCaller('stranger', { operations: [] }),
];

const accountOf = ({ serviceAccount }: AdmittedCaller) =>
  `shop/${serviceAccount?.name}`;

describe('callers by operation', () => {
  it('are admitted to their operations and to those that a loss names, whatever route is older', () => {
    fc.assert(
      fc.property(sample, s => {
        const input = inputOf(s);
        const objects = bundleOf(input);
        const losses = renderService(input, linkerdTarget).losses.filter(
          ({ leaf }) => leaf === 'security.callers.granularity',
        );
        const shared = losses.flatMap(({ scope }) => scope.operations ?? []);
        const wrong = [objects, reversed(objects)].flatMap(order =>
          asking(s).flatMap(caller =>
            s.operations
              .map(operation => {
                const { id, method } = operation;
                const isMeant =
                  (caller.operations === 'all' && caller.paths === null) ||
                  caller.operations.includes(id) ||
                  s.open.includes(id);
                const account = accountOf(caller);
                const path = examplePath(operation);
                const decision = call(order, account, method, path);
                return { id, account, isMeant, decision };
              })
              .filter(({ id, isMeant, decision }) =>
                isMeant
                  ? decision !== 'allow'
                  : decision !== 'deny' && !shared.includes(id),
              ),
          ),
        );
        expect(wrong).toEqual([]);
      }),
      { seed: 6, numRuns: 150 },
    );
  });

  it('reach what no operation describes only if they may do everything, and probes without an identity', () => {
    fc.assert(
      fc.property(sample, s => {
        const unroutable = s.operations.some(
          ({ method }) => method === 'QUERY',
        );
        const objects = bundleOf(inputOf(s));
        fc.pre(!unroutable && s.callers.some(c => c.operations !== 'all'));

        expect(call(objects, null, 'GET', '/healthz')).toBe('allow');
        for (const caller of asking(s)) {
          const isFree = caller.operations === 'all' && caller.paths === null;
          const isScraper = caller.paths !== null;
          const account = accountOf(caller);
          expect(call(objects, account, 'PATCH', '/other')).toBe(
            isFree ? 'allow' : 'deny',
          );
          expect(call(objects, account, 'PATCH', '/stats')).toBe(
            isFree || isScraper ? 'allow' : 'deny',
          );
        }
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it('have configuration that fits the schemas and passes the rules', () => {
    fc.assert(
      fc.property(sample, s => {
        const documents = renderService(
          inputOf(s),
          linkerdTarget,
        ).manifests.map(manifest => {
          const { object, origins } = settled(manifest);
          return documentOf(object, origins);
        });
        const names = documents.map(
          ({ object }) => `${object.kind} ${object.metadata.name}`,
        );

        expect(new Set(names).size).toBe(names.length);
        expect(runRules(rules, documents)).toEqual([]);
        for (const { object } of documents) {
          const kind = kinds.find(
            k => k.kind === object.kind && k.apiVersion === object.apiVersion,
          );
          expect(kind?.spec.safeParse(object.spec).error).toBeUndefined();
        }
      }),
      { seed: 8, numRuns: 60 },
    );
  });
});
