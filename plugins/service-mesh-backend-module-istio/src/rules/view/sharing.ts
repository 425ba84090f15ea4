import {
  ManifestDocument,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { Sidecar } from '../../kinds';
import { documentsOf, identityOf } from '../documents';
import { exportToOf } from './exportTo';
import { homeOf } from './fullHost';
import { grouped } from './grouped';
import { importsHost } from './sidecarScope';
import { seenFrom, sightOf } from './sight';

/** Kinds that a Sidecar imports by their own namespace; a DestinationRule goes with the Service of its host. */
const DECLARERS = ['ServiceEntry', 'VirtualService'];

/** An object that says something of a host. */
interface Named {
  /** In the spelling of `fullHost`. */
  host: string;
  document: ManifestDocument;
}

/** Most namespaces from which the objects of one host are looked at; clashes that only others see are not told. */
const MOST = 500;

/**
 * The namespaces from which objects are looked at: their own, and those that they are exported to by name. Where no Sidecar
 * narrows a namespace and all are exported to all, they look alike from each.
 */
function viewpoints(context: RuleContext, objects: readonly Named[]): string[] {
  const homes = objects.map(
    ({ document }) => identityOf(document.object).namespace,
  );
  const named = objects.flatMap(({ document }) =>
    exportToOf(context, document).filter(to => !['.', '*', '~'].includes(to)),
  );
  const isOpen = objects.every(({ document }) => {
    const exportTo = exportToOf(context, document);
    return exportTo.length === 0 || exportTo.includes('*');
  });
  return isOpen && documentsOf(context, Sidecar).length === 0
    ? homes.slice(0, 1)
    : [...new Set([...homes, ...named])].slice(0, MOST);
}

/**
 * Of things about objects the first for each object: one that is defined twice does not clash with itself.
 *
 * @internal
 */
export function firstOfEach<T extends { document: ManifestDocument }>(
  things: readonly T[],
): T[] {
  const byObject = grouped(things, ({ document }) => {
    const { namespace, name } = identityOf(document.object);
    return `${namespace}/${name}`;
  });
  return [...byObject.values()].map(([first]) => first);
}

/**
 * Of objects about one host, or a host and a wildcard around it, those that some namespace sees together: by what they are
 * exported to, and by what the Sidecar of the namespace imports. One list for each namespace that sees several.
 *
 * @internal
 */
export function seenTogether<T extends Named>(
  context: RuleContext,
  objects: readonly T[],
): T[][] {
  const distinct = firstOfEach(objects);
  if (distinct.length < 2) {
    return [];
  }
  const places = new Map(distinct.map((one, index) => [one, index]));
  const sight = sightOf(distinct, ({ document }) => ({
    exportTo: exportToOf(context, document),
    home: identityOf(document.object).namespace,
  }));
  const inOrder = ([some = [], ...others]: readonly (readonly T[])[]) =>
    others.length === 0
      ? some
      : [some, ...others]
          .flat()
          .sort((a, b) => places.get(a)! - places.get(b)!);
  return viewpoints(context, distinct)
    .map(namespace =>
      inOrder(seenFrom(sight, namespace)).filter(({ host, document }) =>
        importsHost(
          context,
          namespace,
          host,
          DECLARERS.includes(document.object.kind)
            ? identityOf(document.object).namespace
            : homeOf(host),
        ),
      ),
    )
    .filter(seen => seen.length > 1);
}
