import {
  childPointer,
  JsonObject,
  JsonPointer,
  KubernetesObject,
  Port,
  Service,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  AbCondition,
  items,
  members,
  otherMembers,
  Remark,
  toRegex,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { RouteRule, RouteSpec } from '../read';
import { readCondition } from './abCondition';
import { readWeights } from './backends';

/**
 * A rule of a route, read.
 *
 * @internal
 */
export interface ReadRule {
  pointer: JsonPointer;
  condition: AbCondition | null;
  weights: Record<string, number> | null;
  timeout: string | undefined;
  obstacles: Remark[];
}

/**
 * A route on a Service, with its rules read.
 *
 * @internal
 */
export interface AttachedRoute {
  object: KubernetesObject;
  spec: RouteSpec;
  rules: ReadRule[];
  obstacles: Remark[];
}

/**
 * Reads a rule of a route, apart from the annotations of the route.
 *
 * @internal
 */
export function readRule(
  rule: RouteRule,
  pointer: JsonPointer,
  whose: {
    service: Service;
    port: Port;
    versions: ReadonlyMap<string, string>;
  },
): ReadRule {
  const condition = readCondition(rule, pointer);
  const weights = readWeights(rule, pointer, whose);
  return {
    pointer,
    condition: condition.condition,
    weights: weights.weights,
    timeout: rule.timeouts?.request,
    obstacles: [
      ...otherMembers(
        members(rule),
        ['name', 'matches', 'backendRefs', 'timeouts'],
        pointer,
      ),
      ...otherMembers(
        members(rule.timeouts),
        ['request'],
        `${pointer}/timeouts`,
      ),
      ...items(rule.matches).flatMap((match, index) =>
        otherMembers(
          match,
          ['path', 'method', 'headers'],
          `${pointer}/matches/${index}`,
        ),
      ),
      ...condition.obstacles,
      ...weights.obstacles,
    ],
  };
}

/** Whether a match takes the requests of one operation and no others, or all there are. */
function isPrecise({ path, method }: JsonObject, { operations }: Service) {
  const { type = 'PathPrefix', value = '/' } = members(path);
  const { service, method: name } = members(method);
  return (
    (type === 'PathPrefix' && value === '/' && method === undefined) ||
    operations.some(operation =>
      typeof method === 'string'
        ? method === operation.method &&
          ((type === 'Exact' && value === operation.path.template) ||
            (type === 'RegularExpression' && value === toRegex(operation.path)))
        : operation.path.template.endsWith(`/${service}/${name}`),
    )
  );
}

/**
 * Matches that take requests which no operation describes, beside those of operations.
 *
 * @internal
 */
export function broadMatches(
  rule: RouteRule,
  pointer: JsonPointer,
  service: Service,
): Remark[] {
  return items(rule.matches).flatMap((match, index) =>
    isPrecise(match, service)
      ? []
      : [
          {
            pointer: childPointer(`${pointer}/matches`, index),
            reason:
              'it also takes requests that no operation describes; they get the timeout and retries of all such requests',
          },
        ],
  );
}
