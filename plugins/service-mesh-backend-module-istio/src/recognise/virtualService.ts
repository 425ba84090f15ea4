import {
  JsonObject,
  JsonPointer,
  Service,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  objectName,
  RecognisedSetting,
  Remark,
  serviceHost,
  toRegex,
  UNDESCRIBED,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { includesMesh } from '../evaluate/virtualServiceMatch';
import { normalHost } from '../hosts';
import { items, members, strings } from '../lenient';
import { httpOperations } from '../render/ports';
import { otherMembers, Reader } from './reading';
import { readRouting } from './routing';
import { samplesOf } from './samples';

const isEverywhere = (exportTo: unknown) =>
  exportTo === undefined || JSON.stringify(exportTo) === '["*"]';

/** Whether a match takes the requests of some operations and no others, or all there are. */
function isPrecise({ uri, method }: JsonObject, service: Service): boolean {
  const { exact, prefix, regex } = members(uri);
  const verb = members(method).exact;
  return (
    (uri === undefined && method === undefined) ||
    (prefix === '/' && method === undefined) ||
    httpOperations(service).some(
      operation =>
        operation.method === verb &&
        (operation.path.template === exact ||
          toRegex(operation.path) === regex),
    )
  );
}

/** Matches that take requests which no operation describes, and treat them otherwise than all others of that sort. */
function broadMatches(
  rules: readonly JsonObject[],
  settings: readonly RecognisedSetting[],
  service: Service,
): Remark[] {
  const of = (wanted: (operation: string) => boolean) =>
    new Set(
      settings
        .filter(({ operation }) => operation !== undefined && wanted(operation))
        .map(({ leaf, value }) => JSON.stringify([leaf, value])),
    );
  const others = of(operation => operation === UNDESCRIBED);
  const differs = [...of(() => true)].some(each => !others.has(each));
  return differs
    ? rules.flatMap((rule, index) =>
        items(rule.match).flatMap((match, i) => {
          const pointer: JsonPointer = `/spec/http/${index}/match/${i}`;
          return isPrecise(match, service)
            ? []
            : [
                {
                  pointer,
                  reason:
                    'it also takes requests that no operation describes; they get the timeout and retries of all such requests',
                },
              ];
        }),
      )
    : [];
}

/**
 * Reads a VirtualService for the callers of a service in the mesh.
 *
 * @internal
 */
export const readVirtualService: Reader = (object, service, target) => {
  const spec = members(object.spec);
  const { namespace = '' } = object.metadata;
  const own = normalHost(serviceHost(service, target), '');
  const hosts = strings(spec.hosts).map(host => normalHost(host, namespace));
  if (!hosts.includes(own) || !includesMesh(spec.gateways)) {
    return null;
  }
  const rules = items(spec.http);
  const { settings, obstacles } = readRouting(
    rules,
    samplesOf(service, target),
    { service, target, namespace },
  );
  return {
    object,
    counterpart: { kind: 'VirtualService', name: objectName(service) },
    settings,
    facts: {},
    obstacles: [
      ...(hosts.length > 1
        ? [{ pointer: '/spec/hosts', reason: 'it is about other hosts too' }]
        : []),
      ...(strings(spec.gateways).some(gateway => gateway !== 'mesh')
        ? [{ pointer: '/spec/gateways', reason: 'it is about a gateway too' }]
        : []),
      ...(isEverywhere(spec.exportTo)
        ? []
        : [{ pointer: '/spec/exportTo', reason: 'no setting says this' }]),
      ...(rules.length === 0
        ? [{ pointer: '/spec', reason: 'it has no rules for HTTP' }]
        : []),
      ...otherMembers(spec, ['hosts', 'gateways', 'exportTo', 'http'], '/spec'),
      ...obstacles,
    ],
    remarks:
      obstacles.length === 0 ? broadMatches(rules, settings, service) : [],
  };
};
