import { identityOf, items, members } from '../../../lenient';
import { perContext } from '../../../validate/perContext';
import { RuleContext } from '../../../validate/rule';
import { documentsOf } from './documents';

/**
 * One end of a reference between namespaces.
 *
 * @internal
 */
export interface Party {
  group: string;
  kind: string;
  namespace: string;
}

const ANY = '';

/** The API server accepts no longer lists. */
const MOST = 16;

const keyOf = (from: Party, to: Party, name: string) =>
  JSON.stringify([
    from.group,
    from.kind,
    from.namespace,
    to.group,
    to.kind,
    to.namespace,
    name,
  ]);

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** What ReferenceGrants allow, one key for each pair of their lists. */
const granted = perContext<ReadonlySet<string>>(context => {
  const keys = documentsOf(context, 'ReferenceGrant').flatMap(({ object }) => {
    const { namespace } = identityOf(object);
    const spec = members(object.spec);
    return items(spec.from)
      .slice(0, MOST)
      .flatMap(from =>
        items(spec.to)
          .slice(0, MOST)
          .map(to =>
            keyOf(
              {
                group: text(from.group),
                kind: text(from.kind),
                namespace: text(from.namespace),
              },
              { group: text(to.group), kind: text(to.kind), namespace },
              text(to.name) || ANY,
            ),
          ),
      );
  });
  return new Set(keys);
});

/**
 * Whether an object may refer to one of another namespace: a ReferenceGrant there says so (Gateway API 0.6, GEP-709).
 *
 * @internal
 */
export function isGranted(
  context: RuleContext,
  from: Party,
  to: Party,
  name: string,
): boolean {
  const grants = granted(context);
  return grants.has(keyOf(from, to, ANY)) || grants.has(keyOf(from, to, name));
}
