/** A synthetic catalog as a file, with services that are larger than most. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('@backstage/cli-node/config/nodeTransform.cjs');
const {
  openApiText,
  statedCatalog,
} = require('../../packages/cli/src/__testUtils__/syntheticCatalog');

/** A service with 500 operations and 200 callers, and one whose routes make just about the longest file that is shown. */
const large = [
  { name: 'big', operations: 500 },
  { name: 'long', operations: 2_700 },
];

/** Where people would write a relation of the catalog. */
const fields = {
  providesApi: 'providesApis',
  consumesApi: 'consumesApis',
  dependsOn: 'dependsOn',
};

/** An entity as it stands in a file: what the catalog derives is written where it is derived from. */
function asWritten({ relations, ...entity }) {
  const spec = { lifecycle: 'production', owner: 'storefront', ...entity.spec };
  for (const { type, targetRef } of relations) {
    if (fields[type]) {
      spec[fields[type]] = [...(spec[fields[type]] ?? []), targetRef];
    }
  }
  return { ...entity, spec };
}

function largeService({ name, operations }) {
  const annotate = (fact, value) => [`mesh-configurator.io/${fact}`, value];
  return [
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name,
        annotations: Object.fromEntries([
          annotate('namespace', 'large'),
          annotate('service', name),
          annotate('selector', `app=${name}`),
          annotate('service-account', name),
          annotate('ports', '80:8080/http'),
          annotate('base-path', '/'),
          annotate('policy.security.stage', 'enforce'),
          annotate('policy.security.callers.granularity', 'operation'),
        ]),
      },
      spec: {
        type: 'service',
        lifecycle: 'production',
        owner: 'storefront',
        providesApis: [`${name}-api`],
      },
    },
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'API',
      metadata: { name: `${name}-api` },
      spec: {
        type: 'openapi',
        lifecycle: 'production',
        owner: 'storefront',
        definition: openApiText(operations),
      },
    },
  ];
}

/** The entities of some number of services, the large ones besides. */
export function catalogOf(count) {
  const entities = statedCatalog(count).map(asWritten);
  entities
    .filter(({ kind }) => kind === 'Component')
    .slice(0, 200)
    .forEach(({ spec }) => {
      spec.consumesApis = [...(spec.consumesApis ?? []), 'big-api'];
    });
  return [...entities, ...large.flatMap(largeService)];
}
