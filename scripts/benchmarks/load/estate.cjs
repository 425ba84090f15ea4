/**
 * A catalog with the shape of real estates, as somebody would register it: APIs as long as those of the APIs.guru directory,
 * calls as in Meta's published topology, and every service with its facts, some 25 to a namespace.
 */
const {
  bareCatalog,
} = require('../../../packages/cli/src/__testUtils__/syntheticCatalog/bareCatalog');

const PREFIX = 'mesh-configurator.io/';
const PER_NAMESPACE = 25;
const LOCATION = 'url:https://git.example.com/estate/blob/main/catalog.yaml';

const located = {
  'backstage.io/managed-by-location': LOCATION,
  'backstage.io/managed-by-origin-location': LOCATION,
};

const targets = ({ relations }, type) =>
  relations
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef);

const facts = i => ({
  [`${PREFIX}namespace`]: `team-${Math.floor(i / PER_NAMESPACE)}`,
  [`${PREFIX}service`]: `service-${i}`,
  [`${PREFIX}workload`]: `service-${i}`,
  [`${PREFIX}selector`]: `app=service-${i}`,
  [`${PREFIX}service-account`]: `service-${i}`,
  [`${PREFIX}ports`]: '80:8080/http',
  [`${PREFIX}policy.resilience.timeout`]: '5s',
  [`${PREFIX}policy.security.stage`]: i % 2 ? 'audit' : 'enforce',
});

/** As many components as APIs. */
function estate(count) {
  const { components, apis } = bareCatalog(count);
  return [
    ...components.map((component, i) => ({
      ...component,
      metadata: {
        ...component.metadata,
        annotations: { ...located, ...facts(i) },
      },
      spec: {
        ...component.spec,
        owner: `group:default/team-${i % 100}`,
        providesApis: targets(component, 'providesApi'),
        consumesApis: targets(component, 'consumesApi'),
      },
      relations: undefined,
    })),
    ...apis.map(api => ({
      ...api,
      metadata: { ...api.metadata, annotations: located },
      spec: {
        ...api.spec,
        lifecycle: 'production',
        owner: 'group:default/api',
      },
      relations: undefined,
    })),
  ];
}

module.exports = { estate };
