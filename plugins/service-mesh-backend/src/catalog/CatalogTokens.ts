import {
  AuthService,
  BackstageCredentials,
  BackstageServicePrincipal,
} from '@backstage/backend-plugin-api';

type Token = Promise<{ token: string }>;

/** Milliseconds for which the token of the plugin serves; that of Backstage 1.55 lives for an hour. */
const SERVES = 10_000;

/**
 * Whether the catalog is asked on behalf of somebody by this plugin as itself, so that it answers alike whoever that is: services whose
 * access nothing restricts (Backstage 1.55, plugin tokens).
 */
function isAskedAsPlugin({ principal }: BackstageCredentials): boolean {
  const { type, accessRestrictions } = principal as BackstageServicePrincipal;
  return type === 'service' && accessRestrictions === undefined;
}

/**
 * The tokens by which the plugin asks the catalog. Its own serves for some time, since requests wait for signatures, which other
 * threads make.
 *
 * @internal
 */
export class CatalogTokens {
  readonly #auth: AuthService;
  #own: { token: Token; since: number } | undefined;

  constructor(auth: AuthService) {
    this.#auth = auth;
  }

  /** A token to ask on behalf of somebody. */
  async get(credentials: BackstageCredentials): Token {
    return isAskedAsPlugin(credentials)
      ? this.#getOwn()
      : this.#issue(credentials);
  }

  #getOwn(): Token {
    const now = performance.now();
    if (!this.#own || now - this.#own.since > SERVES) {
      const token = this.#auth
        .getOwnServiceCredentials()
        .then(own => this.#issue(own));
      const own = { token, since: now };
      this.#own = own;
      token.catch(() => {
        if (this.#own === own) {
          this.#own = undefined;
        }
      });
    }
    return this.#own.token;
  }

  #issue(onBehalfOf: BackstageCredentials): Token {
    return this.#auth.getPluginRequestToken({
      onBehalfOf,
      targetPluginId: 'catalog',
    });
  }
}
