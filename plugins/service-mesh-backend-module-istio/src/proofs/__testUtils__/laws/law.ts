import {
  KubernetesObject,
  Operation,
  RenderedManifest,
  Request,
  Service,
  Target,
  Verdict,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  TestServiceRun,
  testPathMeans,
  testPathsOf,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { addressOf } from '../requests';

/**
 * Somebody who calls a service.
 *
 * @internal
 */
export interface Actor {
  /** Service account; `null` for none. */
  account: string | null;
  kind: 'catalog' | 'platform' | 'additional' | 'ingress';
  /** Whether it goes through the waypoint, where there is one, for sure. */
  isInPlane: boolean;
  /** Whether it means to use an operation. */
  calls(operation: Operation): boolean;
  /** Whether it may use any path. */
  callsAnything: boolean;
}

/**
 * A service, what is generated for it and all others, and what its people mean.
 *
 * @internal
 */
export interface Subject {
  name: string;
  service: Pick<TestServiceRun, 'input' | 'losses'> & {
    manifests: Pick<RenderedManifest, 'object' | 'phase'>[];
  };
  /** Everything in the cluster. */
  objects: KubernetesObject[];
  /** What holds for its namespace as a whole. */
  namespaceManifests: Pick<RenderedManifest, 'object' | 'phase'>[];
  target: Target;
  /** Everybody who is meant to call it. */
  cast: Actor[];
  /** Whether enough is known of it for anything to be denied. */
  mayDeny: boolean;
  /** Whether a setting was made for an operation or its path, and for no more. */
  isSetFor(operation: Operation, leaf: string): boolean;
  /** Hosts, as a Sidecar names them, that it declares to call. */
  callees: string[];
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
function claimsFor({ input }: Subject['service'], operations: Operation[]) {
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
export function requestsFor({ target, service }: Subject): AskedOperation[] {
  const { service: model } = service.input;
  return model.operations.flatMap(operation =>
    testPathsOf(operation.path.template).map(path => {
      const { method } = operation;
      return {
        operation,
        method,
        path,
        to: addressOf(model, target, operation),
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
export function undescribedRequests({ target, service }: Subject): Asked[] {
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
      to: addressOf(model, target),
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
export function readsHttp({
  target,
  service,
}: Pick<Subject, 'target' | 'service'>): boolean {
  return (
    target.mesh === 'istio' ||
    service.input.namespaceBundle !== null ||
    target.settings.waypoint !== undefined
  );
}

/**
 * The objects of a kind that a service has.
 *
 * @internal
 */
export function objectsOf(
  { manifests }: Subject['service'],
  kind: string,
): KubernetesObject[] {
  return manifests
    .map(({ object }) => object)
    .filter(object => object.kind === kind);
}
