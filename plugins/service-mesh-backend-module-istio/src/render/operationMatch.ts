import { Operation } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  isLiteralPath,
  toRegex,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

/**
 * What a proxy sees of an operation: operations with the same request line cannot be told apart.
 *
 * @internal
 */
export function requestLine(operation: Operation): string {
  return `${operation.method} ${toRegex(operation.path)}`;
}

/**
 * Operations without those whose request line another one before them has: each is matched once.
 *
 * @internal
 */
export function distinctOperations(
  operations: readonly Operation[],
): Operation[] {
  const first = new Map<string, Operation>();
  for (const operation of operations) {
    const line = requestLine(operation);
    first.set(line, first.get(line) ?? operation);
  }
  return [...first.values()];
}

/**
 * Matches the requests of an operation. A regex of Istio matches the whole path, never a part of it.
 *
 * @internal
 */
export function operationMatch(operation: Operation) {
  const { method, path, origin } = operation;
  return {
    method: { exact: cite({ value: method, origin }) },
    uri: isLiteralPath(path)
      ? { exact: cite({ value: path.template, origin }) }
      : { regex: cite({ value: toRegex(path), origin }) },
  };
}
