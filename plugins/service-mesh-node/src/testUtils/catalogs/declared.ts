import { Operation } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { RandomCatalog } from './catalog';
import { RandomComponent } from './components';

/**
 * Whether an operation found in a definition is the one that a generated API offers.
 */
const offers = (
  { apis }: RandomCatalog,
  { api, method, key }: Operation,
  ids: readonly string[] | 'all',
) =>
  apis.some(
    ({ name, operations }) =>
      api === `api:default/${name}` &&
      operations.some(
        offered =>
          offered.method === method &&
          offered.key === key &&
          (ids === 'all' || ids.includes(offered.id)),
      ),
  );

/**
 * Whether a component says that it calls an operation of another one, read from what the catalog means and without the
 * engine: it consumes the API, narrowed or whole, or depends on the component and consumes none of its APIs.
 *
 * @public
 */
export function testDeclares(
  catalog: RandomCatalog,
  caller: string,
  callee: string,
  operation: Operation,
): boolean {
  const { consumes, dependsOn } = named(catalog, caller);
  const { provides } = named(catalog, callee);
  const relevant = consumes.filter(({ api }) => provides.includes(api));
  return (
    relevant.some(
      ({ api, operations }) =>
        operation.api === `api:default/${api}` &&
        offers(catalog, operation, operations),
    ) ||
    (dependsOn.includes(callee) && relevant.length === 0)
  );
}

/**
 * Whether a component says that it calls another one at all.
 *
 * @public
 */
export function testCalls(
  catalog: RandomCatalog,
  caller: string,
  callee: string,
): boolean {
  const { consumes, dependsOn } = named(catalog, caller);
  const { provides } = named(catalog, callee);
  return (
    dependsOn.includes(callee) ||
    consumes.some(({ api }) => provides.includes(api))
  );
}

function named({ components }: RandomCatalog, name: string) {
  return components.find(component => component.name === name)!;
}

const account = ({ name, annotations }: RandomComponent) =>
  `${annotations.namespace}/${annotations['service-account'] ?? name}`;

/** Everything that a policy about a component may rest on, the base path apart. */
const ownFacts = [
  'namespace',
  'service',
  'selector',
  'service-account',
  'ports',
];

/**
 * Whether the catalog says enough of a component for something to be denied to its callers: it asks for `enforce`, all facts
 * are stated, those of its callers too, and nobody shares an identity that matters. Read from what the catalog means and without
 * the engine.
 *
 * @public
 */
export function testMayDeny(catalog: RandomCatalog, name: string): boolean {
  const component = named(catalog, name);
  const { annotations, settings } = component;
  const callers = catalog.components.filter(
    other => other !== component && testCalls(catalog, other.name, name),
  );
  const mode = settings['security.callers.mode'];
  const admitsCatalog = mode !== 'none';
  return (
    settings['security.stage'] === 'enforce' &&
    annotations.mesh === undefined &&
    ownFacts.every(fact => annotations[fact] !== undefined) &&
    !catalog.components.some(
      other =>
        other !== component &&
        other.annotations['service-account'] !== undefined &&
        account(other) === account(component),
    ) &&
    (!admitsCatalog ||
      callers.every(
        caller =>
          caller.annotations.mesh === undefined &&
          (mode === 'any' ||
            (caller.annotations.namespace !== undefined &&
              caller.annotations['service-account'] !== undefined)),
      )) &&
    (!admitsCatalog ||
      mode === 'any' ||
      callers.length > 0 ||
      settings['security.callers.additional'] !== undefined ||
      annotations.ingress !== undefined)
  );
}
