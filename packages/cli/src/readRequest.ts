import { Request } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { InputError } from '@backstage/errors';
import { readRequestPath } from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * Options of `can`.
 *
 * @internal
 */
export interface CanOptions {
  to: string;
  manifests: string;
  header?: string[];
  token?: string;
  labels?: string;
  mesh?: string;
  config?: string;
  environment?: string;
  format?: string;
}

/** What stands for a caller in plaintext on the command line. */
const PLAINTEXT = '-';

function readCaller(text: string): string | null {
  if (text === PLAINTEXT) {
    return null;
  }
  if (!/^[a-z0-9][-a-z0-9]*\/[a-z0-9][-a-z0-9.]*$/.test(text)) {
    throw new InputError(
      `The caller '${text}' is no namespace/serviceaccount; '-' is a caller in plaintext`,
    );
  }
  return text;
}

/** Splits `key=value`, as often as it is given. */
function readPairs(option: string, texts: readonly string[]) {
  return texts.map(text => {
    const at = text.indexOf('=');
    if (at < 1) {
      throw new InputError(`${option} '${text}' is no key=value`);
    }
    return [text.slice(0, at).trim(), text.slice(at + 1).trim()] as const;
  });
}

function readClaims(text: string | undefined): Request['claims'] {
  if (text === undefined) {
    return null;
  }
  let claims: unknown;
  try {
    claims = JSON.parse(text);
  } catch (error) {
    throw new InputError(`--token is no JSON object of claims: ${error}`);
  }
  if (claims === null || typeof claims !== 'object' || Array.isArray(claims)) {
    throw new InputError('--token is no JSON object of claims');
  }
  return claims as Record<string, unknown>;
}

/**
 * Reads the option `--labels`: labels of the Pod that answers.
 *
 * @throws InputError for another form.
 * @internal
 */
export function readLabels(
  text: string | undefined,
): Record<string, string> | undefined {
  return text === undefined
    ? undefined
    : Object.fromEntries(readPairs('--labels', text.split(',')));
}

/**
 * Reads the request of a command line, without where it goes.
 *
 * @throws InputError for what is no request.
 * @internal
 */
export function readRequest(
  caller: string,
  method: string,
  path: string,
  options: Pick<CanOptions, 'header' | 'token'>,
): Omit<Request, 'to'> {
  if (!/^[A-Za-z]+$/.test(method)) {
    throw new InputError(`'${method}' is no HTTP method`);
  }
  return {
    caller: readCaller(caller),
    method: method.toUpperCase(),
    ...readRequestPath(path),
    headers: Object.fromEntries(
      readPairs('--header', options.header ?? []).map(([name, value]) => [
        name.toLowerCase(),
        value,
      ]),
    ),
    claims: readClaims(options.token),
  };
}
