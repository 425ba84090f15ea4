import { drawFrom, Quantiles, Random } from './random';

/** Fan-in and fan-out as in Meta's published topology (USENIX ATC'23). */
const fanOut: Quantiles = [
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
const fanIn: Quantiles = [
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

function shuffle<T>(items: T[], random: Random): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j], items[i]];
  }
  return items;
}

const draw = (count: number, quantiles: Quantiles, random: Random) =>
  Array.from({ length: count }, () =>
    Math.min(count - 1, drawFrom(quantiles, random)),
  );

/** One item for each call that a service makes or gets. */
const stubs = (degrees: number[]) =>
  degrees.flatMap((degree, service) => Array<number>(degree).fill(service));

/**
 * Pairs of caller and called among services with the numbers from 0 on, by the configuration model.
 *
 * @internal
 */
export function calls(count: number, random: Random): [number, number][] {
  // Hubs of both kinds are the same services more often than not (rank correlation 0.49).
  const out = draw(count, fanOut, random).sort((a, b) => a - b);
  const into = draw(count, fanIn, random).sort((a, b) => a - b);
  const order = shuffle([...into.keys()], random);
  const mixed = into.map((degree, i) => (i % 2 ? degree : into[order[i]]));
  const callers = shuffle(stubs(out), random);
  const called = shuffle(stubs(mixed), random);
  const pairs = callers
    .slice(0, called.length)
    .map((caller, i): [number, number] => [caller, called[i]])
    .filter(([caller, target]) => caller !== target);
  return [...new Map(pairs.map(pair => [pair.join(), pair])).values()];
}
