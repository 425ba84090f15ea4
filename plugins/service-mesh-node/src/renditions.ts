import {
  LeafRenditions,
  Mesh,
  policyLeafNames,
  RenditionPlace,
  ServiceId,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { MeshConfig, providerOf, resolveTarget } from './config';
import { RenderedService, renderService } from './configure';
import { Discovery } from './discover';
import { MeshProvider } from './provider';
import { settleDraft } from './render/draft';

function renderFor(
  mesh: Mesh,
  id: ServiceId,
  options: RenditionOptions,
): RenderedService {
  const { discovery, config, providers, environment, rendered } = options;
  return renderService(id, {
    discovery,
    config,
    resolution: rendered?.resolution,
    target: resolveTarget({ mesh, environment, config, providers }),
    provider: providerOf(mesh, providers),
  });
}

/** The places that each setting led to. */
function placesIn({
  manifests,
}: RenderedService): ReadonlyMap<string, RenditionPlace[]> {
  const places = new Map<string, RenditionPlace[]>();
  for (const draft of manifests) {
    const { object, origins } = settleDraft(draft);
    for (const [pointer, { leaf, through }] of Object.entries(origins)) {
      const { kind, metadata } = object;
      const place = { kind, name: metadata.name, pointer };
      for (const setting of [leaf, through]) {
        if (setting !== undefined) {
          const known = places.get(setting) ?? [];
          known.push(place);
          places.set(setting, known);
        }
      }
    }
  }
  return places;
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
  /** What was rendered of the service before, for one of the data planes. */
  rendered?: RenderedService;
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
  const { providers, rendered: known } = options;
  const rendered = providers
    .flatMap(provider => provider.dataPlanes)
    .map(mesh => {
      const service =
        known?.target.mesh === mesh ? known : renderFor(mesh, id, options);
      return { mesh, places: placesIn(service), losses: service.losses };
    });
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
