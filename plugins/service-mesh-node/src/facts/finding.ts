import {
  Finding,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { sourceFinding } from '../finding';
import { resourceRef } from '../validate';
import { SourceObject } from './manifests';

/**
 * A finding about an object that facts are read from, and others that take part in it.
 *
 * @internal
 */
export function factFinding(
  source: SourceObject,
  pointer: JsonPointer,
  finding: Pick<Finding, 'code' | 'message'> & Partial<Finding>,
  others: readonly SourceObject[] = [],
): Finding {
  return sourceFinding('catalog', {
    resource: resourceRef(source.object),
    file: source.file,
    pointer,
    range: source.locate(pointer, 'key'),
    related: others.map(other => ({
      resource: resourceRef(other.object),
      file: other.file,
      pointer,
      range: other.locate(pointer, 'key'),
    })),
    confidence: 'read',
    ...finding,
  });
}
