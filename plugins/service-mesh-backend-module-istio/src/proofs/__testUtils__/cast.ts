import { Operation } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  testCalls,
  testDeclares,
  testPathMeans,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { Actor, readsHttp, Subject } from './laws/law';
import { World } from './worlds';

const always = () => true;

/** Those who are held to paths call everything where callers are admitted to the whole service. */
function heldTo(paths: string[] | undefined, isOperationWise: boolean) {
  return paths && isOperationWise
    ? ({ path }: Operation) => paths.some(p => testPathMeans(p, path.template))
    : always;
}

function catalogActors(
  { catalog }: World,
  name: string,
  isOperationWise: boolean,
): Actor[] {
  return catalog.components
    .filter(
      other =>
        other.name !== name &&
        testCalls(catalog, other.name, name) &&
        other.annotations.namespace !== undefined,
    )
    .map(other => ({
      account:
        other.annotations.mesh === 'none'
          ? null
          : `${other.annotations.namespace}/${
              other.annotations['service-account'] ?? other.name
            }`,
      kind: 'catalog',
      isInPlane: true,
      calls: operation =>
        !isOperationWise || testDeclares(catalog, other.name, name, operation),
      callsAnything: !isOperationWise,
    }));
}

/**
 * Whether callers may be held to single operations.
 *
 * @internal
 */
export function isOperationWise(
  subject: Pick<Subject, 'service' | 'target'>,
): boolean {
  const { service: whole, operations } = subject.service.input.policy;
  return (
    readsHttp(subject) &&
    [whole, ...Object.values(operations)].some(
      policy => policy['security.callers.granularity']?.value === 'operation',
    )
  );
}

/**
 * Everybody who may call a service by what the catalog, its policy and app-config mean.
 *
 * @internal
 */
export function castOf(world: World, name: string): Actor[] {
  const component = world.catalog.components.find(c => c.name === name)!;
  const byOperation = isOperationWise({
    service: world.run.services[`component:default/${name}`],
    target: world.run.target,
  });
  const additional = (component.settings['security.callers.additional'] ??
    []) as { serviceAccount?: string; paths?: string[] }[];
  const isExposed = component.annotations.ingress !== undefined;
  const platform = world.section.platformCallers as {
    role?: string;
    serviceAccount: string;
    paths?: string[];
  }[];
  return [
    ...(component.settings['security.callers.mode'] === 'none'
      ? []
      : catalogActors(world, name, byOperation)),
    ...additional.map(
      ({ serviceAccount = null, paths }): Actor => ({
        account: serviceAccount,
        kind: 'additional',
        isInPlane: false,
        calls: heldTo(paths, byOperation),
        callsAnything: !byOperation,
      }),
    ),
    ...platform
      .filter(({ role }) => role !== 'ingress' || isExposed)
      .map(
        ({ role, serviceAccount, paths }): Actor => ({
          account: serviceAccount,
          kind: role === 'ingress' ? 'ingress' : 'platform',
          isInPlane: role === 'ingress',
          calls: heldTo(paths, byOperation),
          callsAnything: !byOperation,
        }),
      ),
  ];
}

const kinds = {
  service: 'catalog',
  additional: 'additional',
  platform: 'platform',
  ingress: 'ingress',
} as const;

/**
 * Everybody whom the engine has found to be admitted to a service; for fixtures, which hold no catalog.
 *
 * @internal
 */
export function admittedTo(
  subject: Pick<Subject, 'service' | 'target'>,
): Actor[] {
  const byOperation = isOperationWise(subject);
  const { callers } = subject.service.input.admission;
  return callers
    .filter(caller => caller.serviceAccount !== null || caller.cidr !== null)
    .flatMap(({ kind, ...caller }) =>
      kind === 'everybody' ? [] : [{ ...caller, kind }],
    )
    .map(({ kind, serviceAccount, mesh, operations, paths }) => ({
      account:
        serviceAccount && `${serviceAccount.namespace}/${serviceAccount.name}`,
      kind: kinds[kind],
      isInPlane: kind === 'ingress' || mesh === subject.target.mesh,
      calls: operation =>
        operations === 'all'
          ? heldTo(paths ?? undefined, byOperation)(operation)
          : !byOperation || operations.includes(operation.id),
      callsAnything: !byOperation,
    }));
}
