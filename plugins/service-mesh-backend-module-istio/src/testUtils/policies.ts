import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { object } from './objects';

/**
 * An AuthorizationPolicy with one rule.
 *
 * @internal
 */
export function policyWithRule(
  rule: object,
  action?: string,
  rest: object = {},
): KubernetesObject {
  return object('AuthorizationPolicy', 'orders', {
    ...(action ? { action } : {}),
    rules: [rule],
    ...rest,
  });
}

/**
 * An AuthorizationPolicy about paths.
 *
 * @internal
 */
export function policyOnPaths(
  paths: readonly string[],
  action?: string,
): KubernetesObject {
  return policyWithRule({ to: [{ operation: { paths } }] }, action);
}
