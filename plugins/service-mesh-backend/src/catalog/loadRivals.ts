import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { Entity } from '@backstage/catalog-model';
import { MeshCatalog } from './MeshCatalog';
import {
  annotations,
  DEFAULT_ENVIRONMENT,
  kubernetesAnnotations,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  MeshConfig,
  rivalsOf,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * What facts come from; definitions and relations have no part in it.
 *
 * @internal
 */
export const FIELDS = [
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

/**
 * Which components may be rivals. Only who states an identity claims it, so that a catalog without any is not read. Outside the
 * default environment, whoever has variants may.
 */
function queries(
  { metadata }: Entity,
  config: MeshConfig,
  environment: string,
): Query[] {
  const isVaried = environment !== DEFAULT_ENVIRONMENT;
  const varied: Query[] = isVaried
    ? [{ [key(annotations.environments)]: CATALOG_FILTER_EXISTS }]
    : [];
  const stated = metadata.annotations ?? {};
  const names = [annotations.serviceAccount, annotations.service];
  const sameName =
    isVaried && stated[annotations.environments] !== undefined
      ? names.map(name => ({ [key(name)]: CATALOG_FILTER_EXISTS }))
      : names.flatMap((name): Query[] =>
          stated[name] === undefined ? [] : [{ [key(name)]: stated[name] }],
        );
  if (selectorNames.every(name => stated[name] === undefined)) {
    return [...sameName, ...varied];
  }
  // Selectors overlap without being equal. Without a template, at least the namespace is stated in equal words.
  const namespaces: Query[] =
    config.namespaceTemplate === undefined && !isVaried
      ? namespaceNames.flatMap(name =>
          namespaceNames.flatMap(own =>
            stated[own] === undefined ? [] : [{ [key(name)]: stated[own] }],
          ),
        )
      : [{}];
  return [
    ...sameName,
    ...varied,
    ...namespaces.flatMap(namespace =>
      selectorNames.map(name => ({
        ...namespace,
        [key(name)]: CATALOG_FILTER_EXISTS,
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
  catalog: MeshCatalog,
  subject: Entity,
  config: MeshConfig,
  environment: string,
  credentials: BackstageCredentials,
): Promise<Entity[]> {
  // SQLite looks in this order, and at most entities for the first alone.
  const filter = queries(subject, config, environment).map(query => ({
    ...query,
    kind: 'Component',
  }));
  const rivals: Entity[] = [];
  if (filter.length) {
    const pages = catalog.streamEntities(
      { filter, fields: FIELDS, totalItems: 'exclude' },
      { credentials },
    );
    for await (const page of pages) {
      rivals.push(...rivalsOf(subject, page, config, environment));
    }
  }
  return rivals;
}
