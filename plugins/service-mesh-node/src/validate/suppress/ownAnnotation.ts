import {
  ANNOTATION_PREFIX,
  KubernetesObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { parse } from 'yaml';
import { z } from 'zod/v4';
import { SuppressEntry, suppressEntrySchema } from '../../config/suppress';

/**
 * The annotation that accepts findings about the object it stands on: a YAML list of `{ code, reason, until }`.
 *
 * @public
 */
export const SUPPRESS_ANNOTATION = `${ANNOTATION_PREFIX}suppress`;

/**
 * What the annotation of an object accepts, and why parts of it accept nothing.
 *
 * @internal
 */
export interface OwnSuppressions {
  entries: SuppressEntry[];
  problems: string[];
}

function parseList(text: string): unknown {
  return parse(text, { maxAliasCount: 0, logLevel: 'error' });
}

/**
 * Reads the annotation of an object. Never throws.
 *
 * @internal
 */
export function readOwnAnnotation(object: KubernetesObject): OwnSuppressions {
  const text: unknown = object.metadata.annotations?.[SUPPRESS_ANNOTATION];
  if (typeof text !== 'string') {
    return { entries: [], problems: [] };
  }
  let list: unknown;
  try {
    list = parseList(text);
  } catch {
    return { entries: [], problems: ['it is not valid YAML'] };
  }
  if (!Array.isArray(list)) {
    return {
      entries: [],
      problems: ['it is no list of { code, reason, until }'],
    };
  }
  const read = list.map(item => suppressEntrySchema.safeParse(item));
  return {
    entries: read.flatMap(({ data }) => data ?? []),
    problems: read.flatMap(({ error }, index) =>
      error
        ? `entry ${index + 1}: ${z.prettifyError(error).replace(/\s+/g, ' ')}`
        : [],
    ),
  };
}
