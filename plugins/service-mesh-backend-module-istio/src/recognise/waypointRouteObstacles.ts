import {
  JsonObject,
  KubernetesObject,
  Service,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  Remark,
  toRegex,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items, members } from '../lenient';
import { otherMembers } from './reading';

/** Whether a match takes the requests of one operation and no others, or all there are. */
function isPrecise({ path, method }: JsonObject, { operations }: Service) {
  const { type = 'PathPrefix', value = '/' } = members(path);
  const isEvery =
    (type === 'PathPrefix' && value === '/') ||
    (type === 'RegularExpression' && value === '/.*');
  return (
    (isEvery && method === undefined) ||
    operations.some(
      operation =>
        method === operation.method &&
        ((type === 'Exact' && value === operation.path.template) ||
          (type === 'RegularExpression' && value === toRegex(operation.path))),
    )
  );
}

function ofMatch(
  match: JsonObject,
  pointer: string,
  service: Service,
): Remark[] {
  return [
    ...otherMembers(match, ['path', 'method'], pointer),
    ...(isPrecise(match, service)
      ? []
      : [
          {
            pointer,
            reason:
              'it is neither for one operation that is known nor for all requests',
          },
        ]),
  ];
}

/** Where requests go, which must be the service itself. */
function ofBackends(
  backends: readonly JsonObject[],
  pointer: string,
  port: unknown,
  service: Service,
): Remark[] {
  const [ref = {}, ...others] = backends;
  const isItself =
    (ref.kind ?? 'Service') === 'Service' &&
    (ref.group ?? '') === '' &&
    (ref.namespace ?? service.namespace.value) === service.namespace.value &&
    ref.name === service.serviceName.value &&
    ref.port === port &&
    ref.weight !== 0;
  return [
    ...(isItself && others.length === 0
      ? []
      : [
          {
            pointer,
            reason: 'it leads elsewhere than to the same port of the service',
          },
        ]),
    ...otherMembers(
      ref,
      ['group', 'kind', 'namespace', 'name', 'port', 'weight'],
      pointer,
    ),
  ];
}

function ofRule(
  rule: JsonObject,
  pointer: string,
  port: unknown,
  service: Service,
): Remark[] {
  return [
    ...otherMembers(
      rule,
      ['name', 'matches', 'backendRefs', 'timeouts', 'retry'],
      pointer,
    ),
    ...otherMembers(
      members(rule.timeouts),
      ['request', 'backendRequest'],
      `${pointer}/timeouts`,
    ),
    ...items(rule.matches).flatMap((match, index) =>
      ofMatch(match, `${pointer}/matches/${index}`, service),
    ),
    ...ofBackends(
      items(rule.backendRefs),
      `${pointer}/backendRefs`,
      port,
      service,
    ),
  ];
}

/**
 * What keeps an HTTPRoute on a Service from being one that would be generated for one of its ports.
 *
 * @internal
 */
export function routeObstacles(
  object: KubernetesObject,
  service: Service,
): Remark[] {
  const spec = members(object.spec);
  const [parent, ...others] = items(spec.parentRefs);
  const [only, ...more] = service.ports.value;
  const port = parent.port ?? (more.length === 0 ? only?.port : undefined);
  return [
    ...(others.length > 0 ||
    object.metadata.namespace !== service.namespace.value
      ? [
          {
            pointer: '/spec/parentRefs',
            reason: 'it is about something else too, or from another namespace',
          },
        ]
      : []),
    ...otherMembers(spec, ['parentRefs', 'rules'], '/spec'),
    ...items(spec.rules).flatMap((rule, index) =>
      ofRule(rule, `/spec/rules/${index}`, port, service),
    ),
  ];
}
