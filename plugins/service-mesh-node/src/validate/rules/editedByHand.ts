import { manifestMarks } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { contentHash } from '../../render/contentHash';
import { Rule } from '../rule';

/**
 * A generated object that somebody changed afterwards.
 *
 * @internal
 */
export const editedByHand: Rule = {
  code: 'policy/edited-by-hand',
  title: 'Generated files are changed through their source',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'The next generation replaces the file, and the change with it.',
  equivalents: [],
  example: {
    bad: `apiVersion: v1
kind: ServiceAccount
metadata:
  name: orders
  namespace: shop
  annotations:
    mesh-configurator.io/content-hash: 529985d4313a2c32
automountServiceAccountToken: true
`,
    good: `apiVersion: v1
kind: ServiceAccount
metadata:
  name: orders
  namespace: shop
  annotations:
    mesh-configurator.io/content-hash: 529985d4313a2c32
automountServiceAccountToken: false
`,
  },
  check: ({ documents }) =>
    documents.flatMap(document => {
      const { object, origins } = document;
      const written = object.metadata.annotations?.[manifestMarks.contentHash];
      return origins || written === undefined || written === contentHash(object)
        ? []
        : {
            document,
            pointer: `/metadata/annotations/${manifestMarks.contentHash.replace(
              '/',
              '~1',
            )}`,
            message: `${object.kind} '${
              object.metadata.name
            }' was changed after it was generated. Change the policy of ${
              object.metadata.annotations?.[manifestMarks.entity] ??
              'its catalog entity'
            } instead.`,
          };
    }),
};
