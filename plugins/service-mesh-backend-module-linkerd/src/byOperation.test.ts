import {
  AdmittedCaller,
  KubernetesObject,
  Operation,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  testCaller,
  testOperation,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import fc from 'fast-check';
import { evaluate } from './evaluate';
import { renderService } from './render';
import { defaultInput } from './testUtils/inputs';
import { linkerdTarget, objectsOf } from './testUtils/rendered';

const segment = fc.constantFrom('a', 'b', '{x}', '{y+}');
const operation = fc
  .record({
    method: fc.constantFrom('GET', 'POST'),
    segments: fc.array(segment, { minLength: 1, maxLength: 2 }),
  })
  .map(({ method, segments }) =>
    testOperation(method, `/${segments.join('/')}`),
  );

const sample = fc
  .uniqueArray(operation, {
    selector: ({ id }) => id,
    minLength: 1,
    maxLength: 6,
  })
  .chain(operations =>
    fc.record({
      operations: fc.constant(operations),
      callers: fc.array(
        fc.record({
          operations: fc.oneof(
            fc.constant<'all'>('all'),
            fc.subarray(operations.map(({ id }) => id)),
          ),
          paths: fc.constantFrom<string[] | null>(null, ['/a'], ['/metrics']),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      probes: fc.constantFrom<string[]>(['/a'], ['/healthz', '/a/b']),
    }),
  )
  .map(({ callers, ...rest }) => ({
    ...rest,
    callers: callers.map((caller, i) => testCaller(`caller-${i}`, caller)),
  }));

type Sample = {
  operations: Operation[];
  callers: AdmittedCaller[];
  probes: string[];
};

function rendered({ operations, callers, probes }: Sample) {
  const input = defaultInput({
    service: { operations },
    policy: { 'security.callers.granularity': 'operation' },
    workload: {
      probes: {
        value: probes,
        confidence: 'stated',
        origin: { source: 'annotation' },
      },
    },
  });
  input.admission = { ...input.admission, callers };
  const { manifests, losses } = renderService(input, linkerdTarget);
  return { objects: objectsOf({ manifests, losses }), losses };
}

const decide = (
  objects: KubernetesObject[],
  caller: string | null,
  method: string,
  path: string,
  headers: Record<string, string> = {},
) =>
  evaluate(objects, {
    caller,
    to: { host: 'order.shop', port: 80, labels: { app: 'order' } },
    method,
    path,
    headers,
    claims: null,
  }).decision;

const paths = [
  '/a',
  '/b',
  '/c',
  '/a/a',
  '/a/b',
  '/c/d',
  '/metrics',
  '/healthz',
];
const accountOf = ({ serviceAccount }: AdmittedCaller) =>
  `${serviceAccount?.namespace}/${serviceAccount?.name}`;

/** Whether a template describes a path, by a way of its own. */
function describes(template: string, path: string): boolean {
  const expression = template
    .replace(/\{\w+\+\}/g, '.+')
    .replace(/\{\w+\}/g, '[^/]+');
  return new RegExp(`^${expression}$`).test(path);
}

function mayCall(
  caller: AdmittedCaller,
  { operations }: Sample,
  method: string,
  path: string,
): boolean {
  const { operations: ids, paths: some } = caller;
  if (ids === 'all') {
    return some === null || some.includes(path);
  }
  return (
    !!some?.includes(path) ||
    operations.some(
      o =>
        ids.includes(o.id) &&
        o.method === method &&
        describes(o.path.template, path),
    )
  );
}

const requestsOf = ({ callers }: Sample) =>
  ['GET', 'POST'].flatMap(method =>
    paths.flatMap(path => callers.map(caller => ({ caller, method, path }))),
  );

describe('rules by operation', () => {
  it('admit every caller to what it is held to, and kubelets to the probes wherever there are routes', () => {
    fc.assert(
      fc.property(sample, s => {
        const { objects } = rendered(s);
        const refused = requestsOf(s)
          .filter(({ caller, method, path }) =>
            mayCall(caller, s, method, path),
          )
          .filter(
            ({ caller, method, path }) =>
              decide(objects, accountOf(caller), method, path) !== 'allow',
          );
        expect(refused).toEqual([]);

        const hasRoutes = objects.some(
          ({ metadata }) => metadata.name === 'order-probes',
        );
        const kubelet = { 'user-agent': 'kube-probe/1.34' };
        const failing = s.probes.filter(
          path => decide(objects, null, 'GET', path, kubelet) === 'deny',
        );
        expect(hasRoutes ? failing : []).toEqual([]);
      }),
    );
  });

  it('admit nobody to more, beside what the losses name', () => {
    fc.assert(
      fc.property(sample, s => {
        const { objects, losses } = rendered(s);
        const widened = losses.flatMap(({ scope }) => scope.callers ?? []);
        const others = requestsOf(s).filter(
          ({ method, path }) => method !== 'GET' || !s.probes.includes(path),
        );
        const admitted = others.filter(
          ({ caller, method, path }) =>
            !widened.includes(caller.name) &&
            !mayCall(caller, s, method, path) &&
            decide(objects, accountOf(caller), method, path) !== 'deny',
        );
        expect(admitted).toEqual([]);
        expect(
          others.filter(
            ({ method, path }) =>
              decide(objects, 'a/stranger', method, path) !== 'deny',
          ),
        ).toEqual([]);
      }),
    );
  });
});
