import {
  IdentityProvider,
  Origin,
  Sourced,
  TokenPlace,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * Operations on which a token of one identity provider is required.
 *
 * @public
 */
export interface EndUserRequirement {
  provider: IdentityProvider;
  /** Where app-config names the provider. */
  providerOrigin: Origin;
  /** `edge`: on requests through the ingress; `everywhere`: on all. */
  require: 'edge' | 'everywhere';
  /** Ids of the operations. */
  operations: string[];
  /** Where the schemes of the operations say that the token stands; `null` is the header `Authorization`. */
  places: (Sourced<TokenPlace> | null)[];
  origin: Origin;
}
