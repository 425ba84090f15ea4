import { Entity, RELATION_DEPENDS_ON } from '@backstage/catalog-model';
import { bareCatalog, SyntheticEntity, syntheticEntity } from './bareCatalog';
import { variedDefinition } from './definitions';
import { variedIngress, variedPolicy } from './policies';
import { drawFrom, pick, Quantiles, Random, randomNumbers } from './random';

const PREFIX = 'mesh-configurator.io/';

/** Shorter than those of real estates: long definitions are timed, not varied. */
const operations: Quantiles = [
  [0, 1],
  [0.1, 1],
  [0.25, 3],
  [0.5, 6],
  [1, 30],
];

const ports = [
  '80:8080/http',
  '80:8080/http',
  '80:8080/http,9090/grpc',
  '8080/http2',
  '80:8080/http,5432/tcp,8443/tls',
  '5432/tcp',
];

const endpoints = [
  'db.example.com:5432/postgresql',
  'api.pay.example.com/https',
  'legacy.example.com:8080/http',
  'other-db.example.com:5432/postgresql',
];

/** Names that the catalog accepts; Kubernetes does not accept all of them. */
function nameOf(i: number): string {
  switch (i % 50) {
    case 7:
      return `Service_${i}`;
    case 17:
      return `service.${i}.eu`;
    case 27:
      return `${i}-service`;
    case 37:
      return `service-${i}-${'long-'.repeat(12)}`.slice(0, 62).concat('x');
    default:
      return `service-${i}`;
  }
}

function facts(i: number, random: Random): Record<string, unknown> {
  const isVersioned = random() < 0.4;
  return {
    namespace: `team-${i % 40}`,
    service: `service-${i}`,
    workload: `service-${i}`,
    selector: `app=service-${i}`,
    'service-account': `service-${i}`,
    ports: pick(random, ...ports),
    'base-path': pick(random, '/', '/v1'),
    replicas: pick(random, '1', '3', '10'),
    probes: '/healthz,/ready',
    ...(isVersioned ? { versions: 'v1,v2' } : {}),
    ...(random() < 0.2 ? { ingress: variedIngress(i, random) } : {}),
    'policy.security.stage': pick(random, 'audit', 'enforce', 'enforce'),
  };
}

function annotate(
  entity: SyntheticEntity,
  values: Record<string, unknown>,
): void {
  for (const [name, value] of Object.entries(values)) {
    entity.metadata.annotations[`${PREFIX}${name}`] =
      typeof value === 'string' ? value : JSON.stringify(value);
  }
}

/**
 * A catalog in which nearly every service states its facts, with settings of all sorts at audit and at enforce, so that
 * every feature of every mesh is used many times.
 *
 * @internal
 */
export function statedCatalog(count: number): Entity[] {
  const { components, apis } = bareCatalog(count, nameOf);
  const random = randomNumbers(count + 1);
  const resources = endpoints.map((endpoint, i) => {
    const resource = syntheticEntity('Resource', `resource-${i}`, {
      type: 'database',
    });
    annotate(resource, { endpoint });
    return resource;
  });
  components.forEach((component, i) => {
    const definition = variedDefinition(
      Math.max(1, drawFrom(operations, random)),
      random,
    );
    Object.assign(apis[i].spec, definition);
    // Some state nothing, and some leave it to their names.
    const stated = random() < 0.95 ? facts(i, random) : {};
    const assumed = random() < 0.2 ? ['service', 'workload', 'selector'] : [];
    annotate(
      component,
      Object.fromEntries(
        Object.entries(stated).filter(([fact]) => !assumed.includes(fact)),
      ),
    );
    for (const [leaf, value] of Object.entries(variedPolicy(random))) {
      annotate(component, { [`policy.${leaf}`]: value });
    }
    for (let n = 0; n < resources.length; n++) {
      if (random() < 0.15) {
        component.relations.push({
          type: RELATION_DEPENDS_ON,
          targetRef: `resource:default/resource-${n}`,
        });
      }
    }
  });
  return [...components, ...apis, ...resources];
}
