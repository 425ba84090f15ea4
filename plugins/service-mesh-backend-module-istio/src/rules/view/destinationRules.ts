import {
  ManifestDocument,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { wildcardsOver } from '../../hosts';
import { DestinationRule } from '../../kinds';
import { items, members, textOf } from '../../lenient';
import { documentsOf, identityOf } from '../documents';
import { exportToOf } from './exportTo';
import { fullHost } from './fullHost';
import { grouped } from './grouped';
import { perContext } from './perContext';
import { perList } from './perList';
import { seenFrom, Sight, sightOf } from './sight';

/**
 * A DestinationRule as its host sees it.
 *
 * @internal
 */
export interface HostRule {
  /** In the spelling of `fullHost`. */
  host: string;
  /** As it is written. */
  written: string;
  namespace: string;
  document: ManifestDocument;
}

/**
 * The DestinationRules of the input that name a host, in its order.
 *
 * @internal
 */
export const hostRules = perContext<readonly HostRule[]>(context =>
  documentsOf(context, DestinationRule).flatMap(document => {
    const { host } = members(document.object.spec);
    const { namespace } = identityOf(document.object);
    return typeof host === 'string' && host
      ? [
          {
            host: fullHost(context, host, namespace),
            written: host,
            namespace,
            document,
          },
        ]
      : [];
  }),
);

const byHost = perContext<ReadonlyMap<string, HostRule[]>>(context =>
  grouped(hostRules(context), ({ host }) => host),
);

/**
 * The DestinationRules that name exactly a host.
 *
 * @param host - in the spelling of `fullHost`
 * @internal
 */
export function rulesNaming(
  context: RuleContext,
  host: string,
): readonly HostRule[] {
  return byHost(context).get(host) ?? [];
}

const sights = perContext<ReadonlyMap<string, Sight<HostRule>>>(
  context =>
    new Map(
      [...byHost(context)].map(([host, rules]) => [
        host,
        sightOf(rules, ({ document, namespace: home }) => ({
          exportTo: exportToOf(context, document),
          home,
        })),
      ]),
    ),
);

/** The DestinationRules that define a subset, by its name. */
const bySubset = perList<HostRule, ReadonlyMap<string, readonly HostRule[]>>(
  rules => {
    const found = new Map<string, HostRule[]>();
    for (const rule of rules) {
      for (const { name } of items(
        members(rule.document.object.spec).subsets,
      )) {
        const key = textOf(name);
        const others = found.get(key);
        if (others) {
          others.push(rule);
        } else {
          found.set(key, [rule]);
        }
      }
    }
    return found;
  },
);

/**
 * The DestinationRules that mean a host, by name or by a wildcard: the narrowest first, one list for each way to name it.
 *
 * @param host - in the spelling of `fullHost`
 * @internal
 */
export function rulesMeaning(
  context: RuleContext,
  host: string,
): (readonly HostRule[])[] {
  return [host, ...wildcardsOver(host)]
    .map(pattern => rulesNaming(context, pattern))
    .filter(({ length }) => length > 0);
}

/**
 * The DestinationRules that mean a host, by name or by a wildcard, and are exported to a namespace: the narrowest first, in lists
 * that are the same for all who ask alike.
 *
 * @param host - in the spelling of `fullHost`
 * @internal
 */
export function rulesSeen(
  context: RuleContext,
  host: string,
  namespace: string,
): (readonly HostRule[])[] {
  const byPattern = sights(context);
  return [host, ...wildcardsOver(host)].flatMap(pattern => {
    const sight = byPattern.get(pattern);
    return sight ? seenFrom(sight, namespace) : [];
  });
}

/**
 * Whether some DestinationRules define a subset.
 *
 * @param rules - as `rulesSeen` gives them
 * @internal
 */
export function defineSubset(
  rules: readonly (readonly HostRule[])[],
  name: string,
): boolean {
  return rules.some(list => bySubset(list).has(name));
}

/**
 * The DestinationRules among some that define a subset, in lists that are the same for all who ask alike.
 *
 * @param rules - as `rulesSeen` gives them
 * @internal
 */
export function rulesDefining(
  rules: readonly (readonly HostRule[])[],
  name: string,
): (readonly HostRule[])[] {
  return rules.flatMap(list => {
    const found = bySubset(list).get(name);
    return found ? [found] : [];
  });
}
