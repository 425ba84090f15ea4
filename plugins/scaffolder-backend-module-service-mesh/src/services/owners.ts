import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';

/**
 * Who is to look at a pull request.
 *
 * @internal
 */
export interface Reviewers {
  /** Logins of users at GitHub. */
  users: string[];
  /** Slugs of teams at GitHub. */
  teams: string[];
}

/** Annotations that the catalog's GitHub provider writes. */
const USER_LOGIN = 'github.com/user-login';
const TEAM_SLUG = 'github.com/team-slug';

const unique = (names: readonly string[]) => [...new Set(names)].sort();

async function entitiesOf(
  refs: readonly string[],
  options: { catalog: CatalogService; credentials: BackstageCredentials },
): Promise<Entity[]> {
  const { catalog, credentials } = options;
  const entityRefs = unique(refs);
  if (entityRefs.length === 0) {
    return [];
  }
  const { items } = await catalog.getEntitiesByRefs(
    { entityRefs },
    { credentials },
  );
  return items.flatMap(entity => entity ?? []);
}

/**
 * The logins and teams of owners, where the catalog knows them.
 *
 * @internal
 */
export async function reviewersOf(
  owners: readonly string[],
  options: { catalog: CatalogService; credentials: BackstageCredentials },
): Promise<Reviewers> {
  const entities = await entitiesOf(owners, options);
  const annotated = (name: string) =>
    unique(
      entities.flatMap(({ metadata }) => metadata.annotations?.[name] ?? []),
    );
  return {
    users: annotated(USER_LOGIN),
    // A slug may be written with its organisation.
    teams: unique(
      annotated(TEAM_SLUG).map(slug => slug.slice(slug.indexOf('/') + 1)),
    ),
  };
}

/**
 * The owners of components, as far as the initiator may see them.
 *
 * @returns owner by the ref of the component
 * @internal
 */
export async function ownersOf(
  refs: readonly string[],
  options: { catalog: CatalogService; credentials: BackstageCredentials },
): Promise<Record<string, string>> {
  const components = refs.filter(ref => ref.startsWith('component:'));
  return Object.fromEntries(
    (await entitiesOf(components, options)).flatMap(entity => {
      const owner = entity.relations?.find(({ type }) => type === 'ownedBy');
      return owner ? [[stringifyEntityRef(entity), owner.targetRef]] : [];
    }),
  );
}
