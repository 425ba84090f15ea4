import {
  Admission,
  IdentityProvider,
  KubernetesObject,
  Loss,
  MeshPolicy,
  Request,
  Service,
  ServiceId,
  ServiceIdentity,
  StageSummary,
  Target,
  Verdict,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { EndUserRequirement } from './resolve/endUser';
import { ManifestDraft } from './render/draft';
import { Kind } from './kind';
import { Rule } from './validate/rule';

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
}

/**
 * What a provider makes of a service.
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
  /** Rules about its kinds. */
  rules: readonly Rule[];
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
