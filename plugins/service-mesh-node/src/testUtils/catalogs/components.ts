import { Choices } from './choices';
import { RandomApi } from './definitions';
import { testSettings } from './policies';

/**
 * A component of a catalog made at random, as its authors mean it.
 *
 * @public
 */
export interface RandomComponent {
  name: string;
  /** Names of the APIs that it provides. */
  provides: string[];
  /** APIs that it consumes, with the ids of the operations it calls, or all of them. */
  consumes: { api: string; operations: string[] | 'all' }[];
  /** Names of components that it depends on. */
  dependsOn: string[];
  /** Annotations without the prefix. */
  annotations: Record<string, string>;
  /** Settings by leaf. */
  settings: Record<string, unknown>;
}

const portLists = [
  '80:8080/http',
  '8080/http',
  '80:8080/http,9090/grpc',
  '80:8080/http2,9000:9001/http',
  '80:8080/http,5432/tcp',
  '5432/tcp',
];

/** Facts that are stated, and now and then one that is not, or is shared with every other component. */
function facts(choices: Choices, name: string): Record<string, string> {
  const account = choices.oneIn(4) ? `sa-${name}` : name;
  const stated: Record<string, string> = {
    namespace: choices.pick(['shop', 'shop', 'pay']),
    service: choices.oneIn(6) ? `svc-${name}` : name,
    selector: choices.oneIn(5) ? `app=${name},tier=web` : `app=${name}`,
    'service-account': account,
    ports: choices.oneIn(3) ? choices.pick(portLists) : portLists[0],
    'base-path': choices.pick(['/', '/', '/api/v1']),
  };
  const missing = choices.oneIn(8) ? [choices.pick(Object.keys(stated))] : [];
  const isShared = choices.oneIn(20);
  const known = Object.fromEntries(
    Object.entries(stated).filter(([fact]) => !missing.includes(fact)),
  );
  return isShared ? { ...known, 'service-account': 'common' } : known;
}

const ingress = JSON.stringify({
  hosts: ['shop.example.com'],
  gateway: 'Gateway/istio-ingress/public',
});

/**
 * A component without its relations.
 *
 * @public
 */
export function testRandomComponent(
  choices: Choices,
  name: string,
): Omit<RandomComponent, 'provides' | 'consumes' | 'dependsOn'> {
  const annotations = facts(choices, name);
  const wants = choices.oneIn(4) ? 'audit' : 'enforce';
  return {
    name,
    annotations: {
      ...annotations,
      ...(choices.oneIn(3) ? { ingress } : {}),
      ...(choices.oneIn(2) ? { versions: 'v1,v2' } : {}),
      ...(choices.oneIn(2) ? { replicas: choices.pick(['1', '3']) } : {}),
      ...(choices.oneIn(20) ? { mesh: 'none' } : {}),
    },
    settings: {
      ...testSettings(choices, 'component'),
      ...(choices.oneIn(3)
        ? { 'security.callers.granularity': 'operation' }
        : {}),
      'security.stage': wants,
    },
  };
}

/**
 * What a component consumes and depends on, among the APIs and components of a catalog.
 *
 * @public
 */
export function testRandomRelations(
  choices: Choices,
  apis: readonly RandomApi[],
  components: readonly string[],
): Pick<RandomComponent, 'consumes' | 'dependsOn'> {
  const consumed = apis.filter(() => choices.oneIn(3));
  return {
    consumes: consumed.map(({ name, operations }) => {
      const ids = choices.some(operations.map(({ id }) => id));
      return {
        api: name,
        operations: ids.length && choices.oneIn(2) ? ids : 'all',
      };
    }),
    dependsOn: components.filter(() => choices.oneIn(6)),
  };
}
