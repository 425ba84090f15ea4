import {
  LeafRenditions,
  Loss,
  Mesh,
  policyLeafNames,
  RenditionPlace,
  ServiceId,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { MeshConfig, providerOf, resolveTarget } from './config';
import { resolveService } from './configure';
import { Discovery } from './discover';
import { MeshProvider } from './provider';
import { settleDraft } from './render/draft';

/** Where each setting led to on one data plane, and what is lost. */
interface Rendered {
  mesh: Mesh;
  places: ReadonlyMap<string, RenditionPlace[]>;
  losses: readonly Loss[];
}

function renderFor(
  mesh: Mesh,
  id: ServiceId,
  options: RenditionOptions,
): Rendered {
  const { discovery, config, providers, environment } = options;
  const target = resolveTarget({ mesh, environment, config, providers });
  const { input } = resolveService(id, { discovery, config, target });
  const { manifests, losses } = providerOf(mesh, providers).render(
    input,
    target,
  );
  const places = new Map<string, RenditionPlace[]>();
  for (const draft of manifests) {
    const { object, origins } = settleDraft(draft);
    for (const [pointer, { leaf, through }] of Object.entries(origins)) {
      const { kind, metadata } = object;
      const place = { kind, name: metadata.name, pointer };
      for (const setting of [leaf, through]) {
        if (setting !== undefined) {
          places.set(setting, [...(places.get(setting) ?? []), place]);
        }
      }
    }
  }
  return { mesh, places, losses };
}

/**
 * What {@link compareMeshes} needs.
 *
 * @public
 */
export interface RenditionOptions {
  discovery: Discovery;
  config: MeshConfig;
  providers: readonly MeshProvider[];
  environment: string;
}

/**
 * Follows every setting of the policy of a service through the renderers of all data planes: the same intent, and what
 * becomes of it on each. Settings that lead nowhere and lose nothing anywhere are left out.
 *
 * @public
 */
export function compareMeshes(
  id: ServiceId,
  options: RenditionOptions,
): LeafRenditions[] {
  const rendered = options.providers
    .flatMap(provider => provider.dataPlanes)
    .map(mesh => renderFor(mesh, id, options));
  return policyLeafNames
    .map(leaf => ({
      leaf,
      renditions: rendered.map(({ mesh, places, losses }) => ({
        mesh,
        places: places.get(leaf) ?? [],
        losses: losses.filter(loss => loss.leaf === leaf),
      })),
    }))
    .filter(({ renditions }) =>
      renditions.some(
        ({ places, losses }) => places.length > 0 || losses.length > 0,
      ),
    );
}
