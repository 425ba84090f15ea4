/**
 * A synthetic catalog with the shape of real estates: fan-in and fan-out as in Meta's published topology (USENIX ATC'23),
 * operations per definition as in the APIs.guru directory.
 */
import { openApiText } from './openapi.mjs';
import { drawFrom, randomNumbers } from './random.mjs';

const fanOut = [
  [0, 0],
  [0.146, 0],
  [0.25, 1],
  [0.5, 4],
  [0.75, 10],
  [0.9, 23],
  [0.95, 41],
  [0.99, 136],
  [0.999, 686],
  [1, 1069],
];
const fanIn = [
  [0, 0],
  [0.387, 0],
  [0.5, 1],
  [0.75, 5],
  [0.9, 19],
  [0.95, 37],
  [0.99, 172],
  [0.999, 1316],
  [1, 2967],
];
const operations = [
  [0, 1],
  [0.1, 1],
  [0.25, 3],
  [0.5, 9],
  [0.75, 28],
  [0.9, 74],
  [0.95, 130],
  [0.99, 500],
  [1, 2958],
];

function shuffle(items, random) {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j], items[i]];
  }
  return items;
}

const draw = (count, quantiles, random) =>
  Array.from({ length: count }, () =>
    Math.min(count - 1, drawFrom(quantiles, random)),
  );

/** One item for each call that a service makes or gets. */
const stubs = degrees =>
  degrees.flatMap((degree, service) => Array(degree).fill(service));

/** Pairs of caller and called, by the configuration model. */
function calls(count, random) {
  // Hubs of both kinds are the same services more often than not (rank correlation 0.49).
  const out = draw(count, fanOut, random).sort((a, b) => a - b);
  const into = draw(count, fanIn, random).sort((a, b) => a - b);
  const order = shuffle([...into.keys()], random);
  const mixed = into.map((degree, i) => (i % 2 ? degree : into[order[i]]));
  const callers = shuffle(stubs(out), random);
  const called = shuffle(stubs(mixed), random);
  const pairs = callers
    .slice(0, called.length)
    .map((caller, i) => [caller, called[i]])
    .filter(([caller, target]) => caller !== target);
  return [...new Map(pairs.map(pair => [pair.join(), pair])).values()];
}

const entity = (kind, name, spec) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default', annotations: {} },
  spec,
  relations: [],
});

/** As many components as APIs, with their relations as the catalog delivers them. */
export function syntheticCatalog(count) {
  const random = randomNumbers(count);
  const component = i => `component:default/service-${i}`;
  const api = i => `api:default/api-${i}`;
  const components = Array.from({ length: count }, (_, i) =>
    entity('Component', `service-${i}`, {
      type: 'service',
      lifecycle: 'production',
    }),
  );
  const apis = Array.from({ length: count }, (_, i) =>
    entity('API', `api-${i}`, {
      type: 'openapi',
      definition: openApiText(Math.max(1, drawFrom(operations, random))),
    }),
  );
  const relate = (from, type, targetRef) =>
    from.relations.push({ type, targetRef });
  components.forEach((from, i) => {
    relate(from, 'providesApi', api(i));
    relate(apis[i], 'apiProvidedBy', component(i));
  });
  for (const [caller, called] of calls(count, random)) {
    relate(components[caller], 'consumesApi', api(called));
    relate(apis[called], 'apiConsumedBy', component(caller));
  }
  return [...components, ...apis];
}
