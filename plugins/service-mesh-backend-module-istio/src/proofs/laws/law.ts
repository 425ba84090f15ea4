import {
  KubernetesObject,
  Operation,
  Request,
  Service,
  Verdict,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  TestServiceRun,
  testPathMeans,
  testPathsOf,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { addressOf } from '../__testUtils__/requests';
import { World } from '../__testUtils__/worlds';

/**
 * One service of a world.
 *
 * @internal
 */
export interface Subject {
  world: World;
  /** Name of its component. */
  name: string;
  service: TestServiceRun;
}

/**
 * Something that must hold of every service, as the cases in which it does not.
 *
 * @internal
 */
export type Law = (subject: Subject) => object[];

/**
 * What a test asks of the manifests.
 *
 * @internal
 */
export type Asked = Pick<Request, 'method' | 'path' | 'to' | 'claims'>;

/**
 * A request for an operation.
 *
 * @internal
 */
export interface AskedOperation extends Asked {
  operation: Operation;
}

/**
 * The operations that a request means, by the templates of the definition alone.
 *
 * @internal
 */
export function meantBy(
  { operations }: Service,
  { method, path }: Pick<Request, 'method' | 'path'>,
): Operation[] {
  return operations.filter(
    operation =>
      operation.method === method &&
      testPathMeans(operation.path.template, path),
  );
}

/** The claims of a token that one of some operations asks for; `null` where none does. */
function claimsFor({ input }: TestServiceRun, operations: Operation[]) {
  const required = input.endUser.find(requirement =>
    operations.some(({ id }) => requirement.operations.includes(id)),
  );
  return required
    ? {
        iss: required.provider.issuer,
        sub: 'alice',
        aud: required.provider.audiences,
      }
    : null;
}

/**
 * Requests for every operation of a service, with the token that is asked for.
 *
 * @internal
 */
export function requestsFor({ world, service }: Subject): AskedOperation[] {
  const { service: model } = service.input;
  return model.operations.flatMap(operation =>
    testPathsOf(operation.path.template).map(path => {
      const { method } = operation;
      return {
        operation,
        method,
        path,
        to: addressOf(model, world.run.target, operation),
        claims: claimsFor(service, meantBy(model, { method, path })),
      };
    }),
  );
}

const strangePaths: [method: string, path: string][] = [
  ['GET', '/healthz'],
  ['GET', '/not/in/the/definition'],
  ['GET', '/'],
  ['TRACE', '/a/b/c/d'],
];

/**
 * Requests that no operation of a service describes: health checks, preflights, a slash too many or too few.
 *
 * @internal
 */
export function undescribedRequests({ world, service }: Subject): Asked[] {
  const { service: model } = service.input;
  const nearby = model.operations.flatMap(({ method, path }) => {
    const [known] = testPathsOf(path.template);
    return [
      ['OPTIONS', known],
      [method, known.endsWith('/') ? known.slice(0, -1) || '/' : `${known}/`],
    ] as [string, string][];
  });
  return [...strangePaths, ...nearby]
    .map(([method, path]) => ({
      method,
      path,
      to: addressOf(model, world.run.target),
      claims: null,
    }))
    .filter(asked => meantBy(model, asked).length === 0);
}

/**
 * The part of a verdict that explains a broken law.
 *
 * @internal
 */
export function told({ decision, by }: Verdict) {
  return { decision, by: by && `${by.kind} ${by.namespace}/${by.name}` };
}

/**
 * Whether a service or what stands before it has a proxy that reads HTTP.
 *
 * @internal
 */
export function readsHttp({ world, service }: Subject): boolean {
  return (
    world.mesh === 'istio' ||
    service.input.namespaceBundle !== null ||
    world.run.target.settings.waypoint !== undefined
  );
}

/**
 * The objects of a kind that a service has.
 *
 * @internal
 */
export function objectsOf(
  { manifests }: TestServiceRun,
  kind: string,
): KubernetesObject[] {
  return manifests
    .map(({ object }) => object)
    .filter(object => object.kind === kind);
}
