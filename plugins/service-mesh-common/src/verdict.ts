import { ResourceRef } from './finding';

/**
 * Where a request goes.
 *
 * @public
 */
export interface RequestTarget {
  host: string;
  /** Port of the Service. */
  port: number;
  /** Port of the workload behind it; where absent, it is not known. */
  targetPort?: number;
  /** Labels of the Pod that answers. */
  labels: Record<string, string>;
  /** Whether the Pod may carry labels beside these, so that a selector that asks for one of those cannot be judged. */
  mayHaveMoreLabels?: boolean;
}

/**
 * A request to judge by manifests alone.
 *
 * @public
 */
export interface Request {
  /** Service account of the caller as `namespace/name`; `null` for a plaintext caller without an identity. */
  caller: string | null;
  to: RequestTarget;
  method: string;
  /** Path without a query. */
  path: string;
  /** Query parameters; where absent, nothing is known of them. */
  query?: Record<string, string>;
  /** Headers with names in lower case. */
  headers: Record<string, string>;
  /** Claims of the verified end-user token; `null` for none. */
  claims: Record<string, unknown> | null;
}

/**
 * What the mesh does with a request. `audit-deny` is let through but reported as one that would be denied.
 *
 * @public
 */
export interface Verdict {
  decision: 'allow' | 'deny' | 'audit-deny' | 'unknown';
  /** The object that decided; `null` where the absence of any did. */
  by: ResourceRef | null;
  /** Name of the route taken, where one is. */
  route: string | null;
  /** Timeout of the route in milliseconds; `null` for none. */
  timeout: number | null;
  /** Retries of the route; `null` where none are set. */
  retries: { attempts: number; on: string[] } | null;
}
