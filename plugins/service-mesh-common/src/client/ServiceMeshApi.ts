import {
  CanRequest,
  CanResponse,
  ConfigQuery,
  DeliveryRequest,
  FleetFilter,
  FleetPage,
  NamespaceBundle,
  PreviewRequest,
  PreviewResponse,
  RepositoryCheck,
  RuleDescription,
  RulesResponse,
  ServiceConfig,
  ServiceDelivery,
  ServiceHistory,
  ServiceSummary,
  ValidateRequest,
  ValidateResponse,
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
  /**
   * What holds for the namespace of a service as a whole. Rejects with a `ResponseError`: 404 where app-config asks for none, 403 for
   * somebody who may not see all that it is made from.
   */
  getNamespaceBundle(
    entity: EntityName,
    query?: ConfigQuery,
    options?: CallOptions,
  ): Promise<NamespaceBundle>;
  /** What the place that the catalog names for the files of a service holds. Rejects with a `ResponseError`, 404 where it names none. */
  checkRepository(
    entity: EntityName,
    query?: ConfigQuery,
    options?: CallOptions,
  ): Promise<RepositoryCheck>;
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
