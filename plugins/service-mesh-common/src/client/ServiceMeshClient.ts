import { ResponseError } from '@backstage/errors';
import { z } from 'zod/v4';
import {
  CanRequest,
  CanResponse,
  canResponseSchema,
  ConfigQuery,
  DeliveryRequest,
  FleetFilter,
  FleetPage,
  fleetPageSchema,
  PreviewRequest,
  PreviewResponse,
  previewResponseSchema,
  RuleDescription,
  ruleDescriptionSchema,
  RulesResponse,
  rulesResponseSchema,
  ServiceConfig,
  serviceConfigSchema,
  ServiceDelivery,
  serviceDeliverySchema,
  ServiceHistory,
  serviceHistorySchema,
  ServiceSummary,
  serviceSummarySchema,
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
  /** The configuration as other policy values would make it, and what to write where; nothing is stored. */
  previewService(
    entity: EntityName,
    request: PreviewRequest,
    options?: CallOptions,
  ): Promise<PreviewResponse>;
  /** Whether a request to the service gets through, by the configuration made for it. */
  canCallService(
    entity: EntityName,
    request: CanRequest,
    options?: CallOptions,
  ): Promise<CanResponse>;
  /** The files of a service in full, to be put into a repository, and what that changes there; it needs the permission to publish. */
  deliverService(
    entity: EntityName,
    request: DeliveryRequest,
    options?: CallOptions,
  ): Promise<ServiceDelivery>;
  /** Makes the stored configuration of a service anew, for all environments; answers for the default one. */
  refreshService(
    entity: EntityName,
    options?: CallOptions,
  ): Promise<ServiceSummary>;
  /** When the configuration of a service became another, and why. */
  getServiceHistory(
    entity: EntityName,
    options?: CallOptions,
  ): Promise<ServiceHistory>;
  /** A page of the services that the caller may see, with totals of all pages. */
  listServices(filter?: FleetFilter, options?: CallOptions): Promise<FleetPage>;
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

const servicePath = ({ kind, namespace, name }: EntityName) =>
  `services/${[kind, namespace, name].map(encodeURIComponent).join('/')}`;

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
    return this.#get(servicePath(entity), query, serviceConfigSchema, options);
  }

  async previewService(
    entity: EntityName,
    request: PreviewRequest,
    options?: CallOptions,
  ): Promise<PreviewResponse> {
    return this.#post(
      `${servicePath(entity)}/preview`,
      request,
      previewResponseSchema,
      options,
    );
  }

  async canCallService(
    entity: EntityName,
    request: CanRequest,
    options?: CallOptions,
  ): Promise<CanResponse> {
    return this.#post(
      `${servicePath(entity)}/can`,
      request,
      canResponseSchema,
      options,
    );
  }

  async deliverService(
    entity: EntityName,
    request: DeliveryRequest,
    options?: CallOptions,
  ): Promise<ServiceDelivery> {
    return this.#post(
      `${servicePath(entity)}/delivery`,
      request,
      serviceDeliverySchema,
      options,
    );
  }

  async refreshService(
    entity: EntityName,
    options?: CallOptions,
  ): Promise<ServiceSummary> {
    return this.#post(
      `${servicePath(entity)}/refresh`,
      {},
      serviceSummarySchema,
      options,
    );
  }

  async getServiceHistory(
    entity: EntityName,
    options?: CallOptions,
  ): Promise<ServiceHistory> {
    return this.#get(
      `${servicePath(entity)}/history`,
      {},
      serviceHistorySchema,
      options,
    );
  }

  async listServices(
    filter: FleetFilter = {},
    options?: CallOptions,
  ): Promise<FleetPage> {
    return this.#get('services', filter, fleetPageSchema, options);
  }

  async validate(
    request: ValidateRequest,
    options?: CallOptions,
  ): Promise<ValidateResponse> {
    return this.#post('validate', request, validateResponseSchema, options);
  }

  async getRules(options?: CallOptions): Promise<RulesResponse> {
    return this.#get('rules', {}, rulesResponseSchema, options);
  }

  async getRule(code: string, options?: CallOptions): Promise<RuleDescription> {
    const path = code.split('/').map(encodeURIComponent).join('/');
    return this.#get(`rules/${path}`, {}, ruleDescriptionSchema, options);
  }

  #get<T>(
    path: string,
    query: Record<string, string | number | boolean | undefined>,
    schema: z.ZodType<T>,
    options?: CallOptions,
  ): Promise<T> {
    const search = new URLSearchParams(
      Object.entries(query).flatMap(([name, value]) =>
        value === undefined || value === '' ? [] : [[name, String(value)]],
      ),
    );
    return this.#call(
      `${path}${search.size ? `?${search}` : ''}`,
      { method: 'GET' },
      schema,
      options,
    );
  }

  #post<T>(
    path: string,
    body: object,
    schema: z.ZodType<T>,
    options?: CallOptions,
  ): Promise<T> {
    return this.#call(
      path,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      },
      schema,
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
