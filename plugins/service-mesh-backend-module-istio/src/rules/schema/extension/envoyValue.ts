import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items, members, say } from '../../../lenient';
import { Problem, when } from '../admission';
import { isSet, isText } from '../set';

/** What a patch of a filter adds or merges is a filter: a name, and its settings with the name of their type. */
const FILTERS = new Set<unknown>([
  'HTTP_FILTER',
  'LISTENER_FILTER',
  'NETWORK_FILTER',
]);

const isMapping = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A type as `Any` of Protocol Buffers names it: `type.googleapis.com/` and the name of a message. */
const TYPE = /^[^/]*(\/[^/]+)*\/[A-Za-z_][\w]*(\.[A-Za-z_][\w]*)+$/;

/** A package of version 2 of Envoy's API, which no proxy takes since Envoy 1.18. */
const GONE = /\.v2(alpha\d*)?\.[^/]*$/;

function typeProblems(settings: unknown, at: JsonPointer): Problem[] {
  const type = members(settings)['@type'];
  return [
    ...when(
      isMapping(settings) && !isText(type),
      at,
      'has settings of a filter without @type, which names their message',
    ),
    ...when(
      isText(type) && !TYPE.test(`${type}`),
      `${at}/@type`,
      say`names the type ${type}, which is no name of a message such as type.googleapis.com/envoy.config.cluster.v3.Cluster`,
    ),
    ...when(
      isText(type) && TYPE.test(`${type}`) && GONE.test(`${type}`),
      `${at}/@type`,
      say`names the type ${type} of version 2 of the API of Envoy, which proxies take no more`,
      true,
    ),
  ];
}

/** Where settings with a type of their own stand in a value: at the filter itself, and in the filters of a chain. */
function typedIn(value: JsonObject, at: JsonPointer): [unknown, JsonPointer][] {
  const lists = ['filters', 'http_filters', 'listener_filters'];
  return [
    [value.typed_config, `${at}/typed_config`],
    ...lists.flatMap(list =>
      items(value[list]).map<[unknown, JsonPointer]>(({ typed_config }, i) => [
        typed_config,
        `${at}/${list}/${i}/typed_config`,
      ]),
    ),
  ];
}

/**
 * What is wrong with the value of a patch as far as its text shows: which fields a message of Envoy has is not known here.
 *
 * @param at - where the value stands
 * @internal
 */
export function valueProblems(
  applyTo: unknown,
  operation: unknown,
  value: unknown,
  at: JsonPointer,
): Problem[] {
  if (!isSet(value) || operation === 'REMOVE') {
    return [];
  }
  if (!isMapping(value)) {
    return [...when(true, at, 'has a patch whose value is no mapping')];
  }
  const content = members(value);
  return [
    ...when(
      FILTERS.has(applyTo) &&
        isText(content.name) &&
        !isSet(content.typed_config) &&
        !isSet(content.config_discovery),
      at,
      say`adds to the filter ${content.name} without typed_config, so that its settings are not known`,
      true,
    ),
    ...typedIn(content, at).flatMap(([settings, place]) =>
      isSet(settings) ? typeProblems(settings, place) : [],
    ),
  ];
}
