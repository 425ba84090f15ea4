import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { identityOf, items, members } from '../../../lenient';
import { perContext } from '../../../validate/perContext';
import { ManifestDocument } from '../../../validate/rule';
import { documentsOf, GATEWAY_API } from './documents';

/**
 * The kinds of routes of the Gateway API.
 *
 * @internal
 */
export const ROUTES = [
  'HTTPRoute',
  'GRPCRoute',
  'TLSRoute',
  'TCPRoute',
  'UDPRoute',
];

/**
 * A name by which a route refers to another object, with what the API fills in.
 *
 * @internal
 */
export interface Reference {
  pointer: JsonPointer;
  group: string;
  kind: string;
  /** Empty where neither it nor the route names one. */
  namespace: string;
  name: string;
  value: JsonObject;
}

/**
 * A route of the Gateway API.
 *
 * @internal
 */
export interface Route {
  document: ManifestDocument;
  kind: string;
  name: string;
  namespace: string;
  parents: Reference[];
  /** Where its rules and their mirrors send requests. */
  backends: Reference[];
}

function reference(
  value: JsonObject,
  pointer: JsonPointer,
  home: string,
  defaults: { group: string; kind: string },
): Reference[] {
  const { name, namespace, group, kind } = value;
  if (typeof name !== 'string') {
    return [];
  }
  return [
    {
      pointer,
      name,
      namespace: typeof namespace === 'string' ? namespace : home,
      group: typeof group === 'string' ? group : defaults.group,
      kind: typeof kind === 'string' ? kind : defaults.kind,
      value,
    },
  ];
}

const GATEWAY = { group: GATEWAY_API, kind: 'Gateway' };
const SERVICE = { group: '', kind: 'Service' };

function backendsOf(rule: JsonObject, at: JsonPointer, home: string) {
  return [
    ...items(rule.backendRefs).flatMap((ref, index) =>
      reference(ref, `${at}/backendRefs/${index}`, home, SERVICE),
    ),
    ...items(rule.filters).flatMap(({ requestMirror }, index) =>
      reference(
        members(members(requestMirror).backendRef),
        `${at}/filters/${index}/requestMirror/backendRef`,
        home,
        SERVICE,
      ),
    ),
  ];
}

/**
 * The routes of the Gateway API.
 *
 * @internal
 */
export const routesOf = perContext<readonly Route[]>(context =>
  documentsOf(context, ...ROUTES).map(document => {
    const { name, namespace } = identityOf(document.object);
    const { parentRefs, rules } = members(document.object.spec);
    return {
      document,
      kind: document.object.kind,
      name,
      namespace,
      parents: items(parentRefs).flatMap((ref, index) =>
        reference(ref, `/spec/parentRefs/${index}`, namespace, GATEWAY),
      ),
      backends: items(rules).flatMap((rule, index) =>
        backendsOf(rule, `/spec/rules/${index}`, namespace),
      ),
    };
  }),
);

/**
 * Whether a reference is to a Service. Its group is empty; `core` is what older releases of the Gateway API took for it.
 *
 * @internal
 */
export function isToService({ group, kind }: Reference): boolean {
  return kind === 'Service' && (group === '' || group === 'core');
}

/**
 * Whether a reference is to a Gateway of the Gateway API.
 *
 * @internal
 */
export function isToGateway({ group, kind }: Reference): boolean {
  return kind === GATEWAY.kind && group === GATEWAY.group;
}
