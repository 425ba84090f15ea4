import { JsonObject } from '../json';
import { Origin } from './origin';

/**
 * A piece of a path segment: text, or a parameter. A greedy parameter (`{path+}`) may contain slashes.
 *
 * @public
 */
export type PathPart =
  | { literal: string }
  | { parameter: string; greedy?: boolean };

/**
 * A path as an API definition writes it, cut into segments. An empty last segment is a trailing slash.
 *
 * @public
 */
export interface PathTemplate {
  /** As written, base path included: `/orders/{order_id}`. */
  template: string;
  segments: PathPart[][];
}

/**
 * The application protocol of an operation or a port.
 *
 * @public
 */
export type Protocol = 'http' | 'http2' | 'grpc' | 'graphql' | 'tcp' | 'tls';

/**
 * One operation of an API that a service provides.
 *
 * @public
 */
export interface Operation {
  /** `operationId`, else `GET /orders/{order_id}`; unique within the service. */
  id: string;
  /** Ref of the API entity that defines it. */
  api: string;
  protocol: Protocol;
  /** HTTP method in upper case. */
  method: string;
  /**
   * The path as the definition names it, base path apart: the key under `paths`, `/pkg.Service/Method`, or
   * `query.field`.
   */
  key: string;
  /** Path as the workload sees it, base path included. */
  path: PathTemplate;
  /** Repeating the request has the effect of sending it once (RFC 9110 section 9.2.2, or stated). */
  idempotent: boolean;
  /** The request only reads (RFC 9110 section 9.2.1). */
  safe: boolean;
  /** Answers without a foreseeable end, such as server-sent events. */
  streaming: boolean;
  /**
   * Alternatives of security schemes that must hold together. No alternative: nothing is required.
   * An empty alternative: anonymous requests are fine too.
   */
  security: string[][];
  deprecated: boolean;
  /** Vendor extensions (`x-…`) that the definition puts on the operation. */
  extensions: JsonObject;
  origin: Origin;
}

/**
 * A message that a service sends or receives over a broker; no mesh routes or admits it.
 *
 * @public
 */
export interface Message {
  /** `operationId`, else the action and address: `send orders.created`. */
  id: string;
  /** Ref of the API entity that defines it. */
  api: string;
  action: 'send' | 'receive';
  /** Address of the channel. */
  address: string;
  origin: Origin;
}
