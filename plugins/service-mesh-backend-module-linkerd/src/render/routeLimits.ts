/**
 * Rules that every release of the Gateway API admits in a route.
 *
 * @internal
 */
export const MAX_RULES = 16;

/**
 * Matches that every release of the Gateway API admits in a rule (1.1; 64 since 1.2).
 *
 * @internal
 */
export const MAX_MATCHES = 8;
