import { toPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  isAtLeast,
  Rule,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { labels, say } from '../../lenient';

const BUNDLE_VERSION = 'gateway.networking.k8s.io/bundle-version';

/** The releases of the Gateway API that Istio 1.32 needs, by definition. */
const MINIMUM: ReadonlyMap<string, string> = new Map([
  ['grpcroutes.gateway.networking.k8s.io', '1.1'],
  ['backendtlspolicies.gateway.networking.k8s.io', '1.4'],
  ['tlsroutes.gateway.networking.k8s.io', '1.5'],
  ['tcproutes.gateway.networking.k8s.io', '1.6'],
]);

/**
 * The definitions of the Gateway API are of a release that Istio reads.
 *
 * @internal
 */
export const definitionTooOld: Rule = {
  code: 'gateway-api/definition-too-old',
  title: 'Definitions of the Gateway API are young enough',
  severity: 'warning',
  layer: 'meaning',
  consequence: 'ineffective',
  why: 'Istio passes over kinds of the Gateway API whose definitions are older than the release that it needs: their objects are accepted and do nothing (istioctl IST0176).',
  equivalents: ['IST0176'],
  example: {
    bad: `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: grpcroutes.gateway.networking.k8s.io
  annotations:
    gateway.networking.k8s.io/bundle-version: v1.0.0
`,
    good: `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: grpcroutes.gateway.networking.k8s.io
  annotations:
    gateway.networking.k8s.io/bundle-version: v1.2.0
`,
  },
  check(context) {
    return context.ofKind('CustomResourceDefinition').flatMap(document => {
      const { name, annotations } = document.object.metadata;
      const version = labels(annotations)[BUNDLE_VERSION] ?? '';
      const needed = MINIMUM.get(name);
      const release = /^v?(\d{1,6}\.\d{1,6})\b/.exec(version)?.[1];
      return needed && release && !isAtLeast(release, needed)
        ? {
            document,
            pointer: toPointer(['metadata', 'annotations', BUNDLE_VERSION]),
            message: say`CustomResourceDefinition ${name} is of the Gateway API ${version}, and Istio needs ${needed}.0 or later.`,
            params: { name, version, needed },
          }
        : [];
    });
  },
};
