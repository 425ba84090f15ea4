import { code, list, table } from '../pullRequest/markdown';
import { ComparedDelivery, subjectOf } from './compared';

/** Characters for the rows of the table. */
const LIMIT = 2_500;

/** Callers whose calls are decided or limited differently. */
function touchedCallers({ comparison }: ComparedDelivery): string[] {
  const { calls, limits } = comparison.meaning;
  return [
    ...calls
      .filter(({ caller }) => caller.kind === 'declared')
      .map(({ caller }) => caller.name),
    ...limits.flatMap(({ callers }) => callers),
  ];
}

/**
 * Whose services change, and whose calls to them.
 *
 * @param owners - owner by the ref of a component
 * @internal
 */
export function radiusSections(
  deliveries: readonly ComparedDelivery[],
  owners: Readonly<Record<string, string>>,
): string[] {
  const changing = deliveries.filter(
    ({ comparison }) =>
      comparison.written.length > 0 || comparison.removed.length > 0,
  );
  const radius = new Map<string, { own: Set<string>; call: Set<string> }>();
  const of = (owner: string) => {
    const known = radius.get(owner) ?? { own: new Set(), call: new Set() };
    radius.set(owner, known);
    return known;
  };
  for (const delivery of changing) {
    const { owner } = delivery.config.service;
    of(owner ?? 'nobody').own.add(subjectOf(delivery, deliveries));
    for (const caller of touchedCallers(delivery)) {
      if (Object.hasOwn(owners, caller)) {
        of(owners[caller]).call.add(caller);
      }
    }
  }
  const names = (refs: ReadonlySet<string>) => list([...refs], code);
  return radius.size
    ? [
        '### Who is concerned',
        table(
          ['Owner', 'Services that change', 'Callers of such'],
          [...radius].map(([owner, { own, call }]) => [
            code(owner),
            names(own),
            names(call),
          ]),
          LIMIT,
        ),
      ]
    : [];
}
