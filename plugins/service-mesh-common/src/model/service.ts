import { JsonPointer } from '../json';
import { Mesh } from '../mesh';
import { Message, Operation, Protocol } from './operation';
import { Fact, Origin } from './origin';

/**
 * Identifies a service: the ref of its Component, in lower case.
 *
 * @public
 */
export type ServiceId = string;

/**
 * A port of the Kubernetes Service and where it leads.
 *
 * @public
 */
export interface Port {
  /** Port of the Service. */
  port: number;
  /** Port of the workload. */
  targetPort: number;
  protocol: Protocol;
}

/**
 * A version of a workload: its name in policy, and the Pod labels that tell it from the others.
 *
 * @public
 */
export interface Version {
  name: string;
  labels: Record<string, string>;
}

/**
 * What runs behind a service.
 *
 * @public
 */
export interface Workload {
  /** Name of the Deployment. */
  name: Fact<string>;
  /** Labels that select its Pods. */
  selector: Fact<Record<string, string>>;
  serviceAccount: Fact<string>;
  /** Number of Pods, where known. */
  replicas: Fact<number> | null;
  technology: Fact<string> | null;
  /** Paths of the HTTP probes, where known. */
  probes: Fact<string[]> | null;
  /** Names of the headers of a request that it passes on in its own, in lower case, where known. */
  propagatedHeaders: Fact<string[]> | null;
  /** Versions that run side by side; empty for one version. */
  versions: Fact<Version[]>;
}

/**
 * Somebody in the catalog who calls a service.
 *
 * @public
 */
export interface Caller {
  id: ServiceId;
  /** The relation that says so. */
  relation: 'consumesApi' | 'dependsOn';
  /** The API that is consumed or depended on; `null` for a dependency on the whole component. */
  api: string | null;
  /** Ids of the operations called, or `all`. */
  operations: 'all' | string[];
  origin: Origin;
}

/**
 * Something a service calls that is not a service of the catalog's mesh: a database, a broker, somebody else's API.
 *
 * @public
 */
export interface External {
  /** The Resource or API that stands for it. */
  entityRef: string;
  /** DNS name or address; `null` where nothing names one. */
  host: string | null;
  port: number | null;
  /** Application protocol, for example `https`, `postgresql` or `kafka`. */
  protocol: string | null;
  origin: Origin;
}

/**
 * Where a request carries a token that is not in the header `Authorization`.
 *
 * @public
 */
export interface TokenPlace {
  in: 'header' | 'query' | 'cookie';
  /** Of the header, the query parameter or the cookie. */
  name: string;
}

/**
 * A security scheme that an API definition declares.
 *
 * @public
 */
export interface SecurityScheme {
  name: string;
  /** `http`, `oauth2`, `openIdConnect`, `apiKey` or `mutualTLS`. */
  type: string;
  /** Who issues the tokens, where an OpenID Connect scheme tells by its discovery URL. */
  issuer: string | null;
  /** Where an `apiKey` stands, other than in the header `Authorization`. */
  place: TokenPlace | null;
  /** The scheme in the definition. */
  pointer: JsonPointer;
}

/**
 * An API that a service provides.
 *
 * @public
 */
export interface Api {
  entityRef: string;
  /** `spec.type`, for example `openapi`. */
  type: string;
  securitySchemes: SecurityScheme[];
  /** Hosts that the definition's servers name: a proposal for exposure, never exposure itself. */
  serverHosts: string[];
}

/**
 * Everything the catalog knows about one service that matters to a mesh.
 *
 * @public
 */
export interface Service {
  id: ServiceId;
  entityRef: string;
  /** `metadata.name` of the Component. */
  name: string;
  owner: string | null;
  system: string | null;
  lifecycle: string | null;
  mesh: Fact<Mesh>;
  /** Kubernetes namespace; `null` where nothing names one. */
  namespace: Fact<string | null>;
  /** Name of the Kubernetes Service. */
  serviceName: Fact<string>;
  workload: Workload;
  ports: Fact<Port[]>;
  /** Prefix of every path of the definition as the workload sees it; empty for none. */
  basePath: Fact<string>;
  apis: Api[];
  operations: Operation[];
  messages: Message[];
  callers: Caller[];
  /** Services of the catalog that this one calls. */
  callees: Caller[];
  externals: External[];
}

/**
 * What a neighbour's policy needs to know about a service.
 *
 * @public
 */
export interface ServiceIdentity {
  id: ServiceId;
  mesh: Fact<Mesh>;
  namespace: Fact<string | null>;
  serviceName: Fact<string>;
  serviceAccount: Fact<string>;
}

/**
 * The services of a catalog, or of one service's neighbourhood.
 *
 * @public
 */
export interface MeshModel {
  services: Record<ServiceId, Service>;
}
