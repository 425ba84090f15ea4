import {
  Operation,
  PathTemplate,
  Request,
  RequestTarget,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { parsePathTemplate } from '../../paths';
import { ServiceInput } from '../../provider';
import { CatalogService } from '../rule';
import { findCallee } from '../../evaluate';
import { ServiceDocuments } from './serviceDocuments';

/** What a parameter of a path is filled with: a value that every pattern for an id lets through. */
const PARAMETER = '7';

/**
 * A path that a template means.
 *
 * @internal
 */
export function samplePath({ segments }: PathTemplate): string {
  return segments
    .map(parts =>
      parts
        .map(part => ('literal' in part ? part.literal : PARAMETER))
        .join(''),
    )
    .map(segment => `/${segment}`)
    .join('');
}

/** Stands for the requests to a service whose operations nothing describes. */
const anyRequest: Operation = {
  id: 'any request',
  api: '',
  protocol: 'http',
  method: 'GET',
  key: '/',
  path: parsePathTemplate('/'),
  idempotent: true,
  safe: true,
  streaming: false,
  security: [],
  deprecated: false,
  extensions: {},
  origin: { source: 'default' },
};

/**
 * The operations of a service that requests are made for: those of its definitions, or one that stands for any request.
 *
 * @internal
 */
export const operationsToAsk = ({ service }: ServiceInput) =>
  service.operations.length > 0 ? service.operations : [anyRequest];

/**
 * Where requests to a service go: what the documents tell of its Pods, or else the catalog.
 *
 * @internal
 */
export function targetOf(
  { input: { service }, target }: CatalogService,
  { own }: ServiceDocuments,
): RequestTarget {
  const { serviceName, namespace, ports, workload } = service;
  const host = `${serviceName.value}.${namespace.value}.svc.${target.clusterDomain}`;
  const [port] = ports.value;
  const { to } = findCallee(own, port ? `${host}:${port.port}` : host);
  const isKnown = Object.keys(to.labels).length > 0;
  return {
    ...to,
    ...(to.targetPort === undefined && port
      ? { targetPort: port.targetPort }
      : {}),
    ...(isKnown
      ? {}
      : { labels: workload.selector.value, mayHaveMoreLabels: true }),
  };
}

/**
 * The claims of the token that an operation asks for; `null` for none, `undefined` where it asks for one that is not known.
 */
function claimsFor(
  { endUser }: ServiceInput,
  { id, security }: Operation,
): Request['claims'] | undefined {
  const asked = endUser.find(({ operations }) => operations.includes(id));
  if (asked) {
    const { issuer, audiences } = asked.provider;
    return {
      iss: issuer,
      sub: 'somebody',
      ...(audiences.length > 0 ? { aud: audiences[0] } : {}),
    };
  }
  return security.some(schemes => schemes.length > 0) ? undefined : null;
}

/**
 * A request for an operation; `isComplete: false` where the operation asks for a token that is not known, so that a refusal
 * says nothing.
 *
 * @internal
 */
export function requestFor(
  caller: string | null,
  to: RequestTarget,
  operation: Operation,
  input: ServiceInput,
): { request: Request; isComplete: boolean } {
  const claims = claimsFor(input, operation);
  return {
    request: {
      caller,
      to,
      method: operation.method,
      path: samplePath(operation.path),
      headers: {},
      claims: claims ?? null,
    },
    isComplete: claims !== undefined,
  };
}
