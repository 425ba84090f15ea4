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
  NamespaceBundle,
  namespaceBundleSchema,
  PreviewRequest,
  PreviewResponse,
  previewResponseSchema,
  RepositoryCheck,
  repositoryCheckSchema,
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
import { CallOptions, EntityName, ServiceMeshApi } from './ServiceMeshApi';

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

  async getNamespaceBundle(
    entity: EntityName,
    query: ConfigQuery = {},
    options?: CallOptions,
  ): Promise<NamespaceBundle> {
    return this.#get(
      `${servicePath(entity)}/namespace`,
      query,
      namespaceBundleSchema,
      options,
    );
  }

  async checkRepository(
    entity: EntityName,
    query: ConfigQuery = {},
    options?: CallOptions,
  ): Promise<RepositoryCheck> {
    return this.#get(
      `${servicePath(entity)}/repository`,
      query,
      repositoryCheckSchema,
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
