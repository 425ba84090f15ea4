import { ResponseError } from '@backstage/errors';
import { z } from 'zod/v4';
import {
  ConfigQuery,
  RuleDescription,
  ruleDescriptionSchema,
  RulesResponse,
  rulesResponseSchema,
  ServiceConfig,
  serviceConfigSchema,
  ValidateRequest,
  ValidateResponse,
  validateResponseSchema,
} from '../wire';

/**
 * Names the entity of a service.
 *
 * @public
 */
export interface EntityName {
  kind: string;
  namespace: string;
  name: string;
}

/**
 * Options of a single call.
 *
 * @public
 */
export interface CallOptions {
  /** Bearer token, where the `fetch` in use does not add one itself. */
  token?: string;
  signal?: AbortSignal;
}

/**
 * What the service mesh backend can be asked.
 *
 * @public
 */
export interface ServiceMeshApi {
  /** The configuration of one service. Rejects with a `ResponseError`; absent and forbidden entities are both 404. */
  getServiceConfig(
    entity: EntityName,
    query?: ConfigQuery,
    options?: CallOptions,
  ): Promise<ServiceConfig>;
  /** Findings about configuration that the caller brings along. */
  validate(
    request: ValidateRequest,
    options?: CallOptions,
  ): Promise<ValidateResponse>;
  /** The rules that configuration is held to. */
  getRules(options?: CallOptions): Promise<RulesResponse>;
  /** One rule by its code, `<area>/<name>`. Rejects with a `ResponseError`, 404 for a code that there is not. */
  getRule(code: string, options?: CallOptions): Promise<RuleDescription>;
}

/**
 * Talks to the service mesh backend over HTTP, in browsers and backends alike.
 *
 * @public
 */
export class ServiceMeshClient implements ServiceMeshApi {
  readonly #discovery: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetch: typeof fetch;

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#discovery = options.discoveryApi;
    // Browsers refuse a `fetch` that is called as somebody else's method.
    const owner = options.fetchApi ?? globalThis;
    this.#fetch = (...args) => owner.fetch(...args);
  }

  async getServiceConfig(
    entity: EntityName,
    query: ConfigQuery = {},
    options?: CallOptions,
  ): Promise<ServiceConfig> {
    const path = [entity.kind, entity.namespace, entity.name]
      .map(encodeURIComponent)
      .join('/');
    const search = new URLSearchParams(
      Object.entries(query).filter((entry): entry is [string, string] =>
        Boolean(entry[1]),
      ),
    );
    return this.#call(
      `services/${path}${search.size ? `?${search}` : ''}`,
      { method: 'GET' },
      serviceConfigSchema,
      options,
    );
  }

  async validate(
    request: ValidateRequest,
    options?: CallOptions,
  ): Promise<ValidateResponse> {
    return this.#call(
      'validate',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
      },
      validateResponseSchema,
      options,
    );
  }

  async getRules(options?: CallOptions): Promise<RulesResponse> {
    return this.#call('rules', { method: 'GET' }, rulesResponseSchema, options);
  }

  async getRule(code: string, options?: CallOptions): Promise<RuleDescription> {
    const path = code.split('/').map(encodeURIComponent).join('/');
    return this.#call(
      `rules/${path}`,
      { method: 'GET' },
      ruleDescriptionSchema,
      options,
    );
  }

  async #call<T>(
    path: string,
    init: RequestInit & { headers?: Record<string, string> },
    schema: z.ZodType<T>,
    options: CallOptions = {},
  ): Promise<T> {
    const baseUrl = await this.#discovery.getBaseUrl('service-mesh');
    const response = await this.#fetch(`${baseUrl}/v1/${path}`, {
      ...init,
      headers: {
        ...init.headers,
        ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
      },
      signal: options.signal,
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return schema.parse(await response.json());
  }
}
