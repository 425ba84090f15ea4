import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ManifestDocument } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { labels, members, shown, textOf } from '../../lenient';
import { perContext } from './perContext';

/**
 * The settings of one sidecar injector.
 *
 * @internal
 */
export interface Injector {
  document: ManifestDocument;
  /** The revision of the control plane that it belongs to. */
  revision: string;
  /** Whether namespaces without a label are injected. */
  injectsByDefault: boolean;
  /** The image of the proxies it adds; `null` where its settings do not say. */
  image: string | null;
}

function parse(text: unknown): JsonObject {
  try {
    return members(JSON.parse(textOf(text) || '{}'));
  } catch {
    // Settings that cannot be read say nothing.
    return {};
  }
}

function imageOf(global: JsonObject): string | null {
  const { hub, tag } = global;
  const { image } = members(global.proxy);
  if (typeof image !== 'string' || !image) {
    return null;
  }
  if (image.includes('/')) {
    return image;
  }
  return typeof hub === 'string' && (tag ?? '') !== ''
    ? `${hub}/${image}:${shown(tag)}`
    : null;
}

/** Begins the name of the ConfigMap of a revision. */
const PREFIX = 'istio-sidecar-injector-';

/**
 * The sidecar injectors whose ConfigMaps (`istio-sidecar-injector` or `istio-sidecar-injector-<revision>`, Istio 1.29) are in
 * the input.
 *
 * @internal
 */
export const injectorsOf = perContext<readonly Injector[]>(({ ofKind }) =>
  ofKind('ConfigMap').flatMap(document => {
    const { metadata, data } = document.object;
    const { values } = members(data);
    if (
      !/^istio-sidecar-injector(-|$)/.test(metadata.name) ||
      typeof values !== 'string'
    ) {
      return [];
    }
    const settings = parse(values);
    return {
      document,
      revision:
        metadata.name.slice(PREFIX.length) ||
        (labels(metadata.labels)['istio.io/rev'] ?? 'default'),
      injectsByDefault:
        members(settings.sidecarInjectorWebhook).enableNamespacesByDefault ===
        true,
      image: imageOf(members(settings.global)),
    };
  }),
);
