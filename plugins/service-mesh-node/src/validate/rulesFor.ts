import { CrdSet } from '../crds';
import { MeshProvider } from '../provider';
import { practiceRules } from './practice';
import { Rule } from './rule';
import { commonRules } from './rules';
import { fieldNotInRelease } from './rules/fieldNotInRelease';
import { schemaRules } from './rules/schema';

/**
 * The rules that hold for a set of providers.
 *
 * @param extra - rules of other modules
 * @param crds - definitions that objects are held against
 * @public
 */
export function rulesFor(
  providers: readonly MeshProvider[],
  extra: readonly Rule[] = [],
  crds?: CrdSet,
): Rule[] {
  return [
    ...schemaRules({
      kinds: providers.flatMap(({ kinds }) => kinds),
      groups: providers.flatMap(({ groups = [] }) => groups),
      ...(crds ? { crds } : {}),
    }),
    fieldNotInRelease(providers),
    ...commonRules,
    ...extra,
    ...practiceRules(providers),
    ...providers.flatMap(({ rules }) => rules),
  ];
}
