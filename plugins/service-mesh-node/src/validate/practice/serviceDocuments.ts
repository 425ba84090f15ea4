import { CatalogService, ManifestDocument, RuleContext } from '../rule';
import { catalogLabels, labelKey } from './catalogLabels';
import { Aim, aimOf, namespaceOf, objectKey } from './aim';
import { perContext } from '../perContext';

/**
 * The documents that decide what becomes of requests to a service.
 *
 * @internal
 */
export interface ServiceDocuments {
  /** Those about this very service: that name its Service or select its Pods, and what is attached to them. */
  own: readonly ManifestDocument[];
  /** These, and what holds for its namespace or the mesh as a whole. */
  relevant: readonly ManifestDocument[];
}

type Aimed = ManifestDocument & { aim: Aim };
type Index = Map<string, Aimed[]>;

function add(index: Index, key: string, document: Aimed) {
  const known = index.get(key);
  if (known) {
    known.push(document);
  } else {
    index.set(key, [document]);
  }
}

const keyOf = ({ object }: ManifestDocument) =>
  objectKey(namespaceOf(object), object.kind, object.metadata?.name);

interface Indexes {
  byService: Index;
  byLabel: Index;
  byParent: Index;
  byKey: Index;
  /** What is about everything in a namespace. */
  byNamespace: Index;
}

function indexesOf({ documents, catalog }: RuleContext): Indexes {
  const byService: Index = new Map();
  const byLabel: Index = new Map();
  const byParent: Index = new Map();
  const byKey: Index = new Map();
  const byNamespace: Index = new Map();
  const aimed = documents.map(document => ({
    ...document,
    aim: aimOf(document.object),
  }));
  const required = new Set(aimed.flatMap(({ aim }) => aim.requires));
  const labelOf = catalogLabels(catalog?.services ?? []);
  for (const document of aimed) {
    const { services, attachedTo, pods } = document.aim;
    const namespace = namespaceOf(document.object);
    add(byKey, keyOf(document), document);
    services.forEach(service => add(byService, service, document));
    attachedTo.forEach(parent => add(byParent, parent, document));
    const label = labelOf(namespace, pods ?? {});
    if (typeof label === 'string') {
      add(byLabel, label, document);
    }
    const isWide =
      services.length === 0 &&
      attachedTo.length === 0 &&
      label === undefined &&
      !required.has(keyOf(document));
    if (isWide) {
      add(byNamespace, namespace, document);
    }
  }
  return { byService, byLabel, byParent, byKey, byNamespace };
}

/** Whether Pods with some labels can be those that others select: no label has two values. */
const agrees = (a: Record<string, string>, b: Record<string, string>) =>
  Object.entries(a).every(
    ([key, value]) => b[key] === undefined || b[key] === value,
  );

function gather(
  { input: { service } }: CatalogService,
  indexes: Indexes,
  platform: readonly string[],
): ServiceDocuments {
  const namespace = service.namespace.value ?? '';
  const selector = service.workload.selector.value;
  const found = new Set<Aimed>(
    indexes.byService.get(`${service.serviceName.value}.${namespace}`),
  );
  for (const [key, value] of Object.entries(selector)) {
    for (const document of indexes.byLabel.get(
      labelKey(namespace, key, value),
    ) ?? []) {
      if (agrees(document.aim.pods ?? {}, selector)) {
        found.add(document);
      }
    }
  }
  // A Set goes on to what is added while it is gone through.
  for (const document of found) {
    for (const attached of indexes.byParent.get(keyOf(document)) ?? []) {
      found.add(attached);
    }
    for (const key of document.aim.requires) {
      indexes.byKey.get(key)?.forEach(other => found.add(other));
    }
  }
  const own = [...found];
  return {
    own,
    relevant: [
      ...own,
      ...[namespace, ...platform].flatMap(
        name => indexes.byNamespace.get(name) ?? [],
      ),
    ],
  };
}

const indexed = perContext(context => {
  const indexes = indexesOf(context);
  const inCatalog = new Set(
    context.catalog?.services.map(({ input }) => input.service.namespace.value),
  );
  // What holds for the mesh as a whole stands where no service of the catalog runs.
  const platform = [...indexes.byNamespace.keys()].filter(
    namespace => !inCatalog.has(namespace),
  );
  return { indexes, platform };
});
const gathered = perContext(() => new Map<CatalogService, ServiceDocuments>());

/**
 * Finds the documents about a service of the catalog, by the host and namespace of its Service and the labels of its Pods.
 * Each service costs only the documents about it.
 *
 * @internal
 */
export function documentsAbout(
  context: RuleContext,
  service: CatalogService,
): ServiceDocuments {
  const all = gathered(context);
  const { indexes, platform } = indexed(context);
  const known = all.get(service) ?? gather(service, indexes, platform);
  all.set(service, known);
  return known;
}
