import {
  JsonObject,
  Operation,
  PathTemplate,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { asObject, field, own } from './document';
import { LinkerdExtensions, readLinkerdExtensions } from './linkerd';
import { isMethod, Methods, promises } from './methods';
import { PathItem } from './paths';
import { readSecurity } from './security';
import { readServers, Servers } from './servers';
import { isStreaming } from './streaming';
import { pathTemplateReader } from '../../paths';

/** Longest operationId that is used. */
const MAX_ID_LENGTH = 256;

/**
 * An operation as written, with its object in the document.
 *
 * @internal
 */
export interface RawOperation {
  operation: Operation;
  /** The Operation Object. */
  object: JsonObject;
  pathItem: PathItem;
  /** The place under `paths`, also where the operation is defined elsewhere and referred to. */
  pointer: string;
  servers: Servers;
  linkerd: LinkerdExtensions;
}

/** What the Operation Object says, wherever it is used. */
interface Traits {
  id: string | null;
  streaming: boolean;
  security: string[][];
  deprecated: boolean;
  extensions: JsonObject;
  servers: Servers | null;
  linkerd: LinkerdExtensions;
}

function operationId(object: JsonObject): string | null {
  const id = own(object, 'operationId');
  return typeof id === 'string' && id !== '' && id.length <= MAX_ID_LENGTH
    ? id
    : null;
}

const none: JsonObject = Object.freeze({});

/** Most operations have no extension; in a large catalog, sharing that saves tens of megabytes. */
function extensionsOf(object: JsonObject): JsonObject {
  const extensions = Object.entries(object).filter(([name]) =>
    name.startsWith('x-'),
  );
  return extensions.length ? Object.fromEntries(extensions) : none;
}

/** Methods of a path item with the place of each, in the order of the specification. */
function* methodsIn(item: PathItem, { fields, additional }: Methods) {
  for (const { name, method } of fields) {
    const found = field(item.resolved, name);
    if (found && (found.value === null || typeof found.value === 'object')) {
      yield { method, keys: [name], found };
    }
  }
  const more = additional && field(item.resolved, 'additionalOperations');
  if (more) {
    const operations = asObject(more.value);
    for (const method in operations) {
      if (isMethod(method)) {
        yield {
          method,
          keys: ['additionalOperations', method],
          found: { value: operations[method], path: [...more.path, method] },
        };
      }
    }
  }
}

/**
 * Reads the operations of path items, in their order.
 *
 * @param options - `basePath` is the stated one, which wins over all servers.
 * @returns `null` where there are more than `limit`: path items that share operations by reference can make any number.
 * @internal
 */
export function readOperations(
  items: PathItem[],
  options: {
    document: JsonObject;
    api: string;
    methods: Methods;
    servers: Servers;
    basePath: string | null;
    limit: number;
  },
): RawOperation[] | null {
  const { document, api, servers: documentServers, basePath } = options;
  const inherited = readSecurity(own(document, 'security')) ?? [];
  // Shared objects are read once, so that the time follows the length of the text.
  const known = new Map<JsonObject, Traits>();

  const traitsOf = (object: JsonObject): Traits => {
    const before = known.get(object);
    if (before) {
      return before;
    }
    const traits: Traits = {
      id: operationId(object),
      streaming: isStreaming(document, object),
      security: readSecurity(own(object, 'security')) ?? inherited,
      deprecated: own(object, 'deprecated') === true,
      extensions: extensionsOf(object),
      servers: readServers(own(object, 'servers')),
      linkerd: readLinkerdExtensions(object),
    };
    known.set(object, traits);
    return traits;
  };

  const readPath = pathTemplateReader();
  const raws: RawOperation[] = [];
  for (const item of items) {
    const templates = new Map<string, PathTemplate>();
    const templateAt = (prefix: string) => {
      const template =
        templates.get(prefix) ?? readPath(`${prefix}${item.path}`);
      templates.set(prefix, template);
      return template;
    };
    for (const { method, keys, found } of methodsIn(item, options.methods)) {
      if (raws.length === options.limit) {
        return null;
      }
      const object = asObject(found.value);
      const traits = traitsOf(object);
      const servers = traits.servers ?? item.servers ?? documentServers;
      const { safe, idempotent } = promises(method);
      raws.push({
        operation: {
          id: traits.id ?? `${method} ${item.key}`,
          api,
          protocol: 'http',
          method,
          key: item.key,
          path: templateAt(basePath ?? servers.basePath),
          idempotent: traits.linkerd.retryable ?? idempotent,
          safe,
          streaming: traits.streaming || servers.webSocket,
          security: traits.security,
          deprecated: traits.deprecated,
          extensions: traits.extensions,
          origin: {
            source: 'definition',
            entityRef: api,
            pointer: toPointer(found.path),
          },
        },
        object,
        pathItem: item,
        pointer: toPointer(['paths', item.key, ...keys]),
        servers,
        linkerd: traits.linkerd,
      });
    }
  }
  return raws;
}
