import { Entity } from '@backstage/catalog-model';
import {
  annotations,
  POLICY_LEAF_PREFIX,
  PolicyLeaf,
  policyLeafNames,
  Rendition,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  compareMeshes,
  discover,
  readMeshConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { providers } from '../providers';
import { examples } from './examples';

const ORDER = 'component:default/order';

const definition = JSON.stringify({
  openapi: '3.1.0',
  info: { title: 'Orders', version: '1' },
  security: [{ userToken: [] }],
  paths: { '/orders': { get: {}, post: {} } },
});

const entity = (
  kind: string,
  name: string,
  stated: Record<string, string>,
  spec: object,
  relations: [string, string][],
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default', annotations: stated },
  spec: { ...spec },
  relations: relations.map(([type, targetRef]) => ({ type, targetRef })),
});

const stated = (name: string) => ({
  [annotations.namespace]: 'shop',
  [annotations.service]: name,
  [annotations.selector]: `app=${name}`,
  [annotations.serviceAccount]: name,
  [annotations.ports]: '80:8080/http',
  [annotations.basePath]: '/',
});

/** A service with one setting, which calls and is called. */
function catalog(mesh: string, leaf: PolicyLeaf): Entity[] {
  const { value, with: others } = examples[leaf];
  const policy = Object.entries({ ...others, [leaf]: value }).map(
    ([name, setting]) => [POLICY_LEAF_PREFIX + name, JSON.stringify(setting)],
  );
  return [
    entity(
      'Component',
      'order',
      {
        ...stated('order'),
        [annotations.mesh]: mesh,
        [annotations.versions]: 'v1,v2',
        ...Object.fromEntries(policy),
      },
      { type: 'service' },
      [
        ['providesApi', 'api:default/orders'],
        ['dependsOn', 'component:default/web'],
      ],
    ),
    entity(
      'Component',
      'web',
      {
        ...stated('web'),
        [annotations.mesh]: mesh,
        [annotations.consumes]: 'orders: [GET /orders]',
      },
      { type: 'service' },
      [
        ['consumesApi', 'api:default/orders'],
        ['dependencyOf', ORDER],
      ],
    ),
    entity('API', 'orders', {}, { type: 'openapi', definition }, [
      ['apiProvidedBy', ORDER],
      ['apiConsumedBy', 'component:default/web'],
    ]),
  ];
}

/** Every fact stated, the newest releases, and a namespace with its bundle: what each mesh can do at its best. */
const config = readMeshConfig({
  targets: {
    ...Object.fromEntries(
      providers.map(({ id, versions }) => [
        id,
        {
          version: versions[versions.length - 1],
          trustDomain: 'cluster.local',
          gatewaySelector: { istio: 'ingressgateway' },
          gatewayCredentialName: 'shop-tls',
        },
      ]),
    ),
    gatewayApi: { version: '1.4', channel: 'experimental' },
  },
  identityProviders: [
    {
      name: 'login',
      schemes: ['userToken'],
      issuer: 'https://login.example.com',
    },
  ],
  platformCallers: [
    { name: 'gateway', role: 'ingress', serviceAccount: 'ingress/gateway' },
  ],
  namespaces: [{ name: 'shop', bundle: true }],
});

function renditionOf(mesh: string, leaf: PolicyLeaf): Rendition {
  const discovery = discover({
    entities: catalog(mesh, leaf),
    config,
    fallbackMesh: mesh,
  });
  const row = compareMeshes(ORDER, {
    discovery,
    config,
    providers,
    environment: 'default',
  }).find(found => found.leaf === leaf);
  return (
    row?.renditions.find(found => found.mesh === mesh) ?? {
      mesh,
      places: [],
      losses: [],
    }
  );
}

/** A pointer as people write the path of a field: `spec.http[].timeout`. */
const fieldPath = (pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'))
    .map(part => (/[./]/.test(part) ? `"${part}"` : part))
    .reduce((path, part) =>
      /^\d+$/.test(part) ? `${path}[]` : `${path}.${part}`,
    );

function cell({ places, losses }: Rendition): string {
  const fields = [
    ...new Set(
      places.map(({ kind, pointer }) => `${kind} \`${fieldPath(pointer)}\``),
    ),
  ];
  const reasons = [...new Set(losses.map(({ reason }) => `_${reason}_`))];
  return [...fields, ...reasons].join('<br>').replace(/\|/g, '\\|') || '–';
}

/**
 * What becomes of an example of every policy setting on every data plane, as a table in Markdown: made by the renderers, so
 * that it cannot say anything else than they do.
 *
 * @internal
 */
export function meshesTable(): string {
  const meshes = providers.flatMap(({ dataPlanes }) => dataPlanes);
  const rows = [
    ['Setting', ...meshes.map(mesh => `\`${mesh}\``)],
    ['---', ...meshes.map(() => '---')],
    ...policyLeafNames.map(leaf => [
      `\`${leaf}\``,
      ...meshes.map(mesh => cell(renditionOf(mesh, leaf))),
    ]),
  ];
  return rows.map(row => `| ${row.join(' | ')} |`).join('\n');
}
