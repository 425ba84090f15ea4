import {
  FleetPage,
  FleetQuery,
  Mesh,
  ServiceChange,
  ServiceSummary,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { FindingCount } from '../engine/countFindings';
import { Result } from '../engine/result';

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
 * What a result was made of.
 *
 * @internal
 */
export interface ResultSource {
  /** Of everything that it was made of. */
  inputHash: string;
  /** Entities that it was made of, with their versions. */
  dependencies: Record<string, string>;
}

/**
 * What was made of a service.
 *
 * @internal
 */
export interface ServiceResult extends ServiceKey, ResultSource, Result {}

/**
 * What a reader is answered who may see everything around a service, gzipped, and what it was made of.
 *
 * @internal
 */
export interface StoredAnswer extends ResultSource {
  answer: Uint8Array;
}

/**
 * A change as it is kept: with all findings from then on, by what they name.
 *
 * @internal
 */
export interface StoredChange extends Omit<ServiceChange, 'findings'> {
  counts: FindingCount[];
}

/**
 * What somebody may see of what configuration is made of: all, or the entities of some refs.
 *
 * @internal
 */
export type VisibleEntities = 'all' | readonly string[];

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
   * Keeps results in place of those before, all of them or none.
   *
   * @returns in their order what became another, or `null` where nothing did
   */
  save(
    results: readonly ServiceResult[],
    now: Date,
  ): Promise<(ServiceChange | null)[]>;
  /** Forgets results; the history too where no result of the service is left. */
  remove(keys: readonly ServiceKey[]): Promise<void>;
  /** A line of the fleet, with the findings that name only what somebody may see. */
  summary(
    key: ServiceKey,
    visible: VisibleEntities,
  ): Promise<ServiceSummary | undefined>;
  /** The answer about a service for a data plane, or for its own. */
  answer(
    key: Omit<ServiceKey, 'mesh'> & Partial<ServiceKey>,
  ): Promise<StoredAnswer | undefined>;
  /**
   * A page of the fleet in one environment, and totals of all pages, without findings that name what somebody may not see. Which
   * environments there are, others know.
   */
  list(
    query: FleetQuery & { environment: string },
    visible: VisibleEntities,
  ): Promise<Omit<FleetPage, 'environments'>>;
  /** The latest changes of a service, the last one first. */
  history(entityRef: string): Promise<StoredChange[]>;
  /** Remembers that a complete look at the catalog ended. */
  recordSweep(endedAt: Date): Promise<void>;
}
