import {
  Finding,
  FleetPage,
  FleetQuery,
  Loss,
  Mesh,
  RenderedManifest,
  ServiceChange,
  ServiceSummary,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * Names one result: of a service, for a data plane, in an environment.
 *
 * @internal
 */
export interface ServiceKey {
  entityRef: string;
  mesh: Mesh;
  environment: string;
}

/**
 * What was made of a service.
 *
 * @internal
 */
export interface ServiceResult extends ServiceKey {
  /** Of everything that it was made of. */
  inputHash: string;
  /** Entities that it was made of, with their etags. */
  dependencies: Record<string, string>;
  summary: Omit<ServiceSummary, 'changedAt'>;
  manifests: RenderedManifest[];
  findings: Finding[];
  losses: Loss[];
}

/**
 * The services that somebody may see: all, or those of some refs.
 *
 * @internal
 */
export type VisibleServices = 'all' | readonly string[];

/**
 * Keeps what was made of the services, so that the fleet can be looked at and only what changed is made anew.
 *
 * @internal
 */
export interface ServiceStore {
  /** The input hash of every result there is, or of every one of a service. */
  inputHashes(
    entityRef?: string,
  ): Promise<(ServiceKey & { inputHash: string })[]>;
  /**
   * Keeps a result in place of the one before.
   *
   * @returns what became another, or `null` where nothing did
   */
  save(result: ServiceResult, now: Date): Promise<ServiceChange | null>;
  /** Forgets results; the history too where no result of the service is left. */
  remove(keys: readonly ServiceKey[]): Promise<void>;
  summary(key: ServiceKey): Promise<ServiceSummary | undefined>;
  /** A page of the fleet in one environment, and totals of all pages; which environments there are, others know. */
  list(
    query: FleetQuery & { environment: string },
    visible: VisibleServices,
  ): Promise<Omit<FleetPage, 'environments'>>;
  /** The latest changes of a service, the last one first. */
  history(entityRef: string): Promise<ServiceChange[]>;
  /** Remembers that a complete look at the catalog ended. */
  recordSweep(endedAt: Date): Promise<void>;
}
