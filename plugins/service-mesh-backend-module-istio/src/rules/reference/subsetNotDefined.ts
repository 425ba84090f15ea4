import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDocument,
  Rule,
  RuleContext,
  RuleHit,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { hostMatches, normalHost } from '../../hosts';
import { DestinationRule, VirtualService } from '../../kinds';
import { items, members } from '../../lenient';
import { documentsOf, identityOf } from '../documents';

interface SubsetMention {
  host: string;
  subset: string;
  pointer: JsonPointer;
}

function mention(destination: JsonObject, pointer: JsonPointer) {
  const { host, subset } = destination;
  return typeof host === 'string' && typeof subset === 'string'
    ? [{ host, subset, pointer }]
    : [];
}

function mentions(document: ManifestDocument): SubsetMention[] {
  const spec = members(document.object.spec);
  return ['http', 'tcp', 'tls'].flatMap(protocol =>
    items(spec[protocol]).flatMap((rule, index) => {
      const at = `/spec/${protocol}/${index}`;
      return [
        ...['route', 'mirrors'].flatMap(list =>
          items(rule[list]).flatMap((entry, position) =>
            mention(
              members(entry.destination),
              `${at}/${list}/${position}/destination/subset`,
            ),
          ),
        ),
        ...mention(members(rule.mirror), `${at}/mirror/subset`),
      ];
    }),
  );
}

/** Finds the DestinationRules of a host: most name it, and few a pattern. */
function destinationRuleFinder(
  context: RuleContext,
): (host: string) => ManifestDocument[] {
  const byHost = new Map<string, ManifestDocument[]>();
  const patterns: { pattern: string; document: ManifestDocument }[] = [];
  for (const document of documentsOf(context, DestinationRule)) {
    const { host } = members(document.object.spec);
    if (typeof host === 'string') {
      const { namespace } = identityOf(document.object);
      const pattern = normalHost(host, namespace);
      if (pattern.includes('*')) {
        patterns.push({ pattern, document });
      } else {
        const known = byHost.get(pattern) ?? [];
        known.push(document);
        byHost.set(pattern, known);
      }
    }
  }
  return host => [
    ...(byHost.get(host) ?? []),
    ...patterns
      .filter(({ pattern }) => hostMatches(pattern, host))
      .map(({ document }) => document),
  ];
}

function undecided(
  document: ManifestDocument,
  name: string,
  host: string,
  pointer: JsonPointer,
): RuleHit {
  return {
    document,
    pointer,
    message: `VirtualService ${name} routes to subsets of ${host}, for which no DestinationRule is here.`,
    params: { name, host },
    undecided: `needs the DestinationRule of ${host}`,
    severity: 'info',
  };
}

/**
 * Every subset that a route names is one that a DestinationRule of its host defines.
 *
 * @internal
 */
export const subsetNotDefined: Rule = {
  code: 'reference/subset-not-defined',
  title: 'Subsets that routes name are defined',
  severity: 'error',
  layer: 'reference',
  consequence: 'risky',
  why: 'A route to a subset that no DestinationRule of the host defines leads nowhere: every request on it is answered with 503 (Istio, traffic management best practices; istioctl IST0101).',
  equivalents: ['IST0101', 'KIA1107'],
  check(context) {
    const destinationRulesFor = destinationRuleFinder(context);
    return documentsOf(context, VirtualService).flatMap(document => {
      const { name, namespace } = identityOf(document.object);
      const all = mentions(document);
      return all.flatMap(({ host, subset, pointer }, index) => {
        const candidates = destinationRulesFor(normalHost(host, namespace));
        if (candidates.length === 0) {
          const isFirst = all.findIndex(other => other.host === host) === index;
          return isFirst ? [undecided(document, name, host, pointer)] : [];
        }
        const isDefined = candidates.some(({ object }) =>
          items(members(object.spec).subsets).some(s => s.name === subset),
        );
        return isDefined
          ? []
          : [
              {
                document,
                pointer,
                message: `VirtualService ${name} routes to subset '${subset}' of ${host}, which its DestinationRule does not define.`,
                params: { name, host, subset },
                related: candidates.map(candidate => ({
                  document: candidate,
                  pointer: '/spec/subsets',
                })),
              },
            ];
      });
    });
  },
};
