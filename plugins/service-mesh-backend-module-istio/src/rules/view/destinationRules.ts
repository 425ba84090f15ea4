import {
  ManifestDocument,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { wildcardsOver } from '../../hosts';
import { DestinationRule } from '../../kinds';
import { items, members, textOf } from '../../lenient';
import { documentsOf, identityOf } from '../documents';
import { isExportedTo } from './exportTo';
import { fullHost } from './fullHost';
import { grouped } from './grouped';
import { perContext } from './perContext';

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

/**
 * The DestinationRules that mean a host, by name or by a wildcard, the narrowest first.
 *
 * @param host - in the spelling of `fullHost`
 * @internal
 */
export function rulesMeaning(context: RuleContext, host: string): HostRule[] {
  return [host, ...wildcardsOver(host)].flatMap(pattern =>
    rulesNaming(context, pattern),
  );
}

/**
 * The DestinationRules that a namespace sees of a host, and the subsets that they define.
 *
 * @internal
 */
export interface HostSubsets {
  rules: readonly HostRule[];
  names: ReadonlySet<string>;
}

const known = perContext(() => new Map<string, HostSubsets>());

/**
 * What the DestinationRules that mean a host and are exported to a namespace define.
 *
 * @param host - in the spelling of `fullHost`
 * @internal
 */
export function subsetsOf(
  context: RuleContext,
  host: string,
  namespace: string,
): HostSubsets {
  const key = `${namespace} ${host}`;
  const before = known(context).get(key);
  if (before) {
    return before;
  }
  const rules = rulesMeaning(context, host).filter(rule =>
    isExportedTo(context, rule.document, namespace),
  );
  const names = rules.flatMap(({ document }) =>
    items(members(document.object.spec).subsets).map(({ name }) =>
      textOf(name),
    ),
  );
  const found = { rules, names: new Set(names) };
  known(context).set(key, found);
  return found;
}
