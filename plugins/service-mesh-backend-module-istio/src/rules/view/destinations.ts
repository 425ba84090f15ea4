import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ManifestDocument,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { VirtualService } from '../../kinds';
import { items, members } from '../../lenient';
import { documentsOf, identityOf } from '../documents';
import { fullHost } from './fullHost';
import { perContext } from './perContext';

/**
 * A place where a VirtualService says where requests go.
 *
 * @internal
 */
export interface Destination {
  /** As it is written. */
  host: string;
  subset?: string;
  port?: number;
  /** Whether it gets copies only. */
  isMirror: boolean;
  /** Where the destination stands. */
  pointer: JsonPointer;
}

function read(
  value: unknown,
  pointer: JsonPointer,
  isMirror: boolean,
): Destination[] {
  const { host, subset, port } = members(value);
  const { number } = members(port);
  return typeof host === 'string' && host
    ? [
        {
          host,
          ...(typeof subset === 'string' && subset ? { subset } : {}),
          ...(typeof number === 'number' ? { port: number } : {}),
          isMirror,
          pointer,
        },
      ]
    : [];
}

function ofRule(rule: JsonObject, at: JsonPointer): Destination[] {
  return [
    ...['route', 'mirrors'].flatMap(list =>
      items(rule[list]).flatMap((entry, index) =>
        read(
          entry.destination,
          `${at}/${list}/${index}/destination`,
          list === 'mirrors',
        ),
      ),
    ),
    ...read(rule.mirror, `${at}/mirror`, true),
  ];
}

/**
 * The destinations of a VirtualService, of its routes and of its mirrors, in the order in which they stand.
 *
 * @internal
 */
export function destinationsOf({ object }: ManifestDocument): Destination[] {
  const spec = members(object.spec);
  return ['http', 'tcp', 'tls'].flatMap(protocol =>
    items(spec[protocol]).flatMap((rule, index) =>
      ofRule(rule, `/spec/${protocol}/${index}`),
    ),
  );
}

const subsetsInUse = perContext<ReadonlySet<string>>(
  context =>
    new Set(
      documentsOf(context, VirtualService).flatMap(document => {
        const { namespace } = identityOf(document.object);
        return destinationsOf(document).map(
          ({ host, subset }) =>
            `${fullHost(context, host, namespace)} ${subset}`,
        );
      }),
    ),
);

/**
 * Whether a VirtualService of the input routes to a subset.
 *
 * @param host - in the spelling of `fullHost`
 * @internal
 */
export function isSubsetInUse(
  context: RuleContext,
  host: string,
  subset: string,
): boolean {
  return subsetsInUse(context).has(`${host} ${subset}`);
}
