import { ComparedDelivery } from '../summary/compared';
import { Initiator } from './deliverAll';
import { ownersOf } from './owners';

/**
 * The owners of those for whom deliveries change something, as far as the initiator may see them.
 *
 * @returns owner by the ref of the component
 * @internal
 */
export function ownersConcerned(
  deliveries: readonly ComparedDelivery[],
  initiator: Initiator,
): Promise<Record<string, string>> {
  const refs = deliveries.flatMap(({ comparison: { meaning } }) => [
    ...meaning.calls.map(({ caller }) => caller.name),
    ...meaning.limits.flatMap(({ callers }) => callers),
  ]);
  return ownersOf(refs, initiator);
}
