import { Kind } from '../../kind';
import { MeshProvider } from '../../provider';
import { Releases, Since } from '../../since';
import { youngFields } from '../../youngFields';
import { Rule, RuleContext } from '../rule';
import { kindFinder } from './checkSchemas';
import { schemaExamples } from './examples';

type Owner = Pick<MeshProvider, 'id' | 'title' | 'kinds'>;

/** The first provider of each kind; the kinds of the Gateway API, which several share, know no release of a mesh. */
function owners(providers: readonly Owner[]): ReadonlyMap<Kind, Owner> {
  const found = new Map<Kind, Owner>();
  for (const provider of providers) {
    for (const kind of provider.kinds) {
      found.set(kind, found.get(kind) ?? provider);
    }
  }
  return found;
}

/** Nothing is known of what runs from a text that names no release. */
const release = (text: string | undefined) =>
  text !== undefined && /^\d+\.\d+(\.|$)/.test(text) ? text : undefined;

function releasesFor(
  { id }: Owner,
  { versions, gatewayApiChannel }: RuleContext,
): Releases {
  return {
    version: release(versions[id]),
    gatewayApiVersion: release(versions.gatewayApi),
    gatewayApiChannel,
  };
}

const knowsReleases = ({ versions, gatewayApiChannel }: RuleContext) =>
  gatewayApiChannel !== undefined || Object.keys(versions).length > 0;

/** When something came, and what runs instead. */
function inWords(since: Since, running: Releases, { title }: Owner): string {
  const { version, gatewayApiVersion, gatewayApiChannel } = running;
  if (typeof since === 'string') {
    return `came with ${title} ${since}, and ${version} runs`;
  }
  const came = Object.entries(since).map(
    ([channel, first]) => `${first} (${channel} channel)`,
  );
  const served = [
    gatewayApiVersion,
    gatewayApiChannel && `the ${gatewayApiChannel} channel`,
  ].filter(Boolean);
  return `came with the Gateway API ${came.join(' and ')}, and ${served.join(
    ' of ',
  )} is served`;
}

/**
 * Fields and values that the release which runs does not know yet. Nothing is said where that release is not known.
 *
 * @internal
 */
export function fieldNotInRelease(providers: readonly Owner[]): Rule {
  const ownerOf = owners(providers);
  const kindOf = kindFinder(providers.flatMap(({ kinds }) => kinds));
  return {
    code: 'schema/field-not-in-release',
    title: 'Fields and values exist in the release that runs',
    severity: 'error',
    layer: 'schema',
    consequence: 'rejected',
    why: 'An API server that serves older definitions rejects a field or value that came later, or drops the field without a word, so that the setting has no effect.',
    equivalents: [],
    example: schemaExamples['schema/field-not-in-release'],
    // Definitions of that release say the same.
    yieldsToSchema: true,
    check: context =>
      (knowsReleases(context) ? context.documents : []).flatMap(document => {
        const kind = kindOf(document);
        const owner = kind && ownerOf.get(kind);
        if (!owner) {
          return [];
        }
        const running = releasesFor(owner, context);
        const { object } = document;
        return youngFields(object, [kind], running).map(
          ({ pointer, since }) => ({
            document,
            pointer,
            message: `${pointer} of ${object.kind} '${
              object.metadata.name
            }' ${inWords(since, running, owner)}.`,
          }),
        );
      }),
  };
}
