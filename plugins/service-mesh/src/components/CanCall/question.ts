import { CanRequest } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * A request as somebody typed it.
 *
 * @internal
 */
export interface Question {
  /** Empty for a caller without an identity. */
  caller: string;
  method: string;
  path: string;
  /** One header a line. */
  headers: string;
  /** JSON; empty for no token. */
  claims: string;
}

/**
 * Reads headers, one a line; `undefined` where a line is none.
 *
 * @internal
 */
export function readHeaders(text: string): Record<string, string> | undefined {
  const lines = text.split('\n').filter(line => line.trim());
  const pairs = lines.map(line => {
    const colon = line.indexOf(':');
    return [
      line.slice(0, Math.max(0, colon)).trim().toLocaleLowerCase('en-US'),
      line.slice(colon + 1).trim(),
    ] as const;
  });
  return pairs.every(([name]) => name) ? Object.fromEntries(pairs) : undefined;
}

/**
 * Reads the claims of a token: `null` for no token, `undefined` for what is no JSON object.
 *
 * @internal
 */
export function readClaims(text: string): CanRequest['claims'] | undefined {
  if (!text.trim()) {
    return null;
  }
  try {
    const claims = JSON.parse(text);
    return claims !== null &&
      typeof claims === 'object' &&
      !Array.isArray(claims)
      ? claims
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The request to have judged; `undefined` while something cannot be read.
 *
 * @internal
 */
export function toRequest(
  question: Question,
  target: { mesh: string; environment: string },
): CanRequest | undefined {
  const headers = readHeaders(question.headers);
  const claims = readClaims(question.claims);
  if (!headers || claims === undefined || !question.path.startsWith('/')) {
    return undefined;
  }
  return {
    mesh: target.mesh,
    environment: target.environment,
    caller: question.caller.trim() || null,
    method: question.method,
    path: question.path.trim(),
    headers,
    claims,
  };
}
