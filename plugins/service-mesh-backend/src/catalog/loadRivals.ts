import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  annotations,
  kubernetesAnnotations,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  MeshConfig,
  rivalsOf,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

/** What facts come from; definitions and relations have no part in it. */
const FIELDS = [
  'apiVersion',
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'spec.type',
  'spec.system',
];

type Query = Record<string, string | symbol>;

const key = (annotation: string) => `metadata.annotations.${annotation}`;

const namespaceNames = [annotations.namespace, kubernetesAnnotations.namespace];
const selectorNames = [
  annotations.selector,
  kubernetesAnnotations.labelSelector,
];

/** Which components may be rivals. Only who states an identity claims it, so that a catalog without any is not read. */
function queries({ metadata }: Entity, config: MeshConfig): Query[] {
  const stated = metadata.annotations ?? {};
  const sameName = [annotations.serviceAccount, annotations.service].flatMap(
    (name): Query[] =>
      stated[name] === undefined ? [] : [{ [key(name)]: stated[name] }],
  );
  if (selectorNames.every(name => stated[name] === undefined)) {
    return sameName;
  }
  // Selectors overlap without being equal. Without a template, at least the namespace is stated in equal words.
  const namespaces: Query[] =
    config.namespaceTemplate === undefined
      ? namespaceNames.flatMap(name =>
          namespaceNames.flatMap(own =>
            stated[own] === undefined ? [] : [{ [key(name)]: stated[own] }],
          ),
        )
      : [{}];
  return [
    ...sameName,
    ...namespaces.flatMap(namespace =>
      selectorNames.map(name => ({
        [key(name)]: CATALOG_FILTER_EXISTS,
        ...namespace,
      })),
    ),
  ];
}

/**
 * Reads the components anywhere in the catalog that claim an identity of another one, page by page, and only those fields
 * that tell.
 *
 * @internal
 */
export async function loadRivals(
  catalog: CatalogService,
  subject: Entity,
  config: MeshConfig,
  credentials: BackstageCredentials,
): Promise<Entity[]> {
  const filter = queries(subject, config).map(query => ({
    kind: 'Component',
    ...query,
  }));
  const rivals: Entity[] = [];
  if (filter.length) {
    const pages = catalog.streamEntities(
      { filter, fields: FIELDS },
      { credentials },
    );
    for await (const page of pages) {
      rivals.push(...rivalsOf(subject, page, config));
    }
  }
  return rivals;
}
