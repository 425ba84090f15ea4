import { Mesh } from '../mesh';
import { Origin } from './origin';

/**
 * Somebody who may call a service.
 *
 * @public
 */
export interface AdmittedCaller {
  /** Entity ref, or the name of a platform caller, for people. */
  name: string;
  /** How it came to be admitted; `everybody` is no single caller, and is named for the operations that are open to all. */
  kind: 'service' | 'additional' | 'platform' | 'ingress' | 'everybody';
  /** Identity in the mesh; `null` for everybody, an address range, or a namespace that nothing names. */
  serviceAccount: { namespace: string; name: string } | null;
  /** Data plane that it runs in; `null` where it is not known, as for every caller outside the catalog. */
  mesh: Mesh | null;
  /** Address range, for callers without an identity. */
  cidr: string | null;
  /** Ids of the operations it calls, or `all`. It is held to them where the service admits callers by operation. */
  operations: 'all' | string[];
  /** Paths it calls beside the operations; `null` for no such restriction. */
  paths: string[] | null;
  origin: Origin;
}

/**
 * Who may call a service.
 *
 * @public
 */
export interface Admission {
  /**
   * `listed`: the callers, and nobody else (an empty list is nobody). `everybody`: the policy says so.
   * `unknown`: nobody has been declared, which says nothing; no policy that denies may be rendered.
   */
  mode: 'listed' | 'everybody' | 'unknown';
  callers: AdmittedCaller[];
  /** What made the mode. */
  origin: Origin;
}
