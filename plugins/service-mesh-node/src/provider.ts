import {
  Admission,
  Caller,
  External,
  IdentityProvider,
  KubernetesObject,
  Loss,
  MeshPolicy,
  Origin,
  Request,
  ResolvedPolicy,
  Service,
  ServiceId,
  ServiceIdentity,
  Sourced,
  StageSummary,
  Target,
  Verdict,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { RecognisedService } from './adopt/recognition';
import { EndUserRequirement } from './resolve/endUser';
import { ManifestDraft } from './render/draft';
import { Kind } from './kind';
import { RequestRule } from './validate/practice/requestRule';
import { Rule } from './validate/rule';
import { SuppressAnnotation } from './validate/suppress';

/**
 * Everything needed to render one service: the one unit of rendering, hashing, work and storage. Plain JSON.
 *
 * @public
 */
export interface ServiceInput {
  service: Service;
  policy: MeshPolicy;
  /** Stage wanted and in force, with the facts that are missing in between. */
  stage: StageSummary;
  /** Who may call. */
  admission: Admission;
  /** End-user tokens to require, by identity provider. */
  endUser: EndUserRequirement[];
  /** Callees by id: where the service's own calls go. */
  neighbours: Record<ServiceId, ServiceIdentity>;
  identityProviders: IdentityProvider[];
  /** What asks for the bundle of the service's namespace, which is rendered then; `null` where nothing does. */
  namespaceBundle: { origin: Origin } | null;
}

/**
 * A service as the bundle of its namespace sees it.
 *
 * @public
 */
export interface NamespacedService {
  identity: ServiceIdentity;
  /** Settings of the service as a whole. */
  policy: ResolvedPolicy;
  stage: StageSummary;
  admission: Admission;
  /** Services of the catalog that it calls. */
  callees: Caller[];
  /** What it calls outside the mesh. */
  externals: External[];
}

/**
 * Everything needed to render what holds for a namespace as a whole. Plain JSON.
 *
 * @public
 */
export interface NamespaceInput {
  /** Its name, and what asks for the bundle. */
  namespace: Sourced<string>;
  /** The services of the catalog in it, in alphabetical order; there is at least one. */
  services: NamespacedService[];
  /** The organisation's settings: those that hold for workloads the catalog does not know too. */
  policy: ResolvedPolicy;
  /** Whether everything the catalog knows in it is in one mesh, so that it may be enrolled as a whole. */
  enrols: boolean;
  /** Whether callers that no service lists may be refused: every service enforces and lists its callers. */
  deniesCallers: boolean;
  /** Whether plaintext may be refused: every service enforces and does so itself. */
  deniesPlaintext: boolean;
  /** Whether calls from its Pods may be refused: every service enforces, and nothing else is known to run in it. */
  deniesCalls: boolean;
}

/**
 * What a provider makes of a service or a namespace.
 *
 * @public
 */
export interface Rendering {
  manifests: ManifestDraft[];
  losses: Loss[];
}

/**
 * The plug of a mesh. A provider is a set of pure functions and data; it does no I/O.
 *
 * @public
 */
export interface MeshProvider {
  /** Name of the provider and key under `serviceMesh.targets`, for example `istio`. */
  id: string;
  /** Name for people, for example `Istio`. */
  title: string;
  /** Data planes it renders for; the first is its default. */
  dataPlanes: readonly string[];
  /** Releases it can render for as `<major>.<minor>`, oldest first. */
  versions: readonly string[];
  /** The release rendered for where the configuration names none. */
  defaultVersion: string;
  /** Kubernetes kinds it reads or writes. */
  kinds: readonly Kind[];
  /** Renders the bundle of one service: only what selects its workload or attaches to its Service. */
  render(input: ServiceInput, target: Target): Rendering;
  /** Renders what holds for a namespace as a whole, and for workloads in it that the catalog does not know. */
  renderNamespace(input: NamespaceInput, target: Target): Rendering;
  /**
   * The commands that show, while policies only report, which requests they would deny; `null` where nothing reports.
   */
  auditQuery?(input: ServiceInput, target: Target): string | null;
  /** Rules about its kinds. */
  rules: readonly Rule[];
  /** API groups that are its own: objects of other kinds in them are known by name only. */
  groups?: readonly string[];
  /** Finds the settings of the mesh as a whole, as YAML, among the objects of a cluster; `null` where they are not there. */
  findMeshConfig?(objects: readonly KubernetesObject[]): string | null;
  /** The service accounts that an object names as callers, as `namespace/name`. */
  namedCallers?(object: KubernetesObject): string[];
  /**
   * Reads existing objects back into the policy of a service: the inverse of `render`. Objects about something else are left
   * out.
   */
  recognise?(
    objects: readonly KubernetesObject[],
    service: Service,
    target: Target,
  ): RecognisedService;
  /** The parts of an object that are about some requests and not about others, beside those of an HTTPRoute. */
  requestRules?(object: KubernetesObject): RequestRule[];
  /** Annotations by which tools of the mesh accept findings. */
  suppressAnnotations?: readonly SuppressAnnotation[];
  /**
   * Judges a request by manifests alone.
   *
   * @param known - what is known of the mesh beside the manifests; a setting that is absent is not known
   */
  evaluate(
    manifests: readonly KubernetesObject[],
    request: Request,
    known?: Partial<Target>,
  ): Verdict;
}
