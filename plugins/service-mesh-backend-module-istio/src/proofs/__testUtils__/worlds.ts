import {
  Choices,
  RandomCatalog,
  testChoices,
  testRandomCatalog,
  testRun,
  TestRun,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import fc from 'fast-check';
import { istioProvider } from '../../provider';

/**
 * A catalog made at random, as the whole engine leaves it for Istio.
 *
 * @internal
 */
export interface World {
  catalog: RandomCatalog;
  section: Record<string, any>;
  mesh: string;
  run: TestRun;
}

/**
 * The ways in which Istio runs.
 *
 * @internal
 */
export const planes: Record<string, { mesh: string; waypoint?: string }> = {
  sidecars: { mesh: 'istio' },
  ambient: { mesh: 'istio-ambient' },
  'ambient with a waypoint': { mesh: 'istio-ambient', waypoint: 'waypoint' },
};

function targets(choices: Choices, waypoint: string | undefined) {
  const version = choices.pick([
    '1.29',
    '1.24',
    '1.25',
    '1.27',
    '1.28',
    '1.30',
    '1.31',
  ]);
  const trustDomain = choices.pick(['cluster.local', 'shop.example']);
  return {
    istio: {
      version,
      ...(choices.oneIn(8) ? {} : { trustDomain }),
      ...(choices.oneIn(6) ? { clusterDomain: 'corp.example' } : {}),
      ...(choices.oneIn(4) ? { rootNamespace: 'mesh-system' } : {}),
      ...(waypoint ? { waypoint } : {}),
    },
    gatewayApi: {
      version: choices.pick(['1.2', '1.1', '1.3', '1.5']),
      channel: choices.pick(['standard', 'experimental']),
    },
  };
}

/**
 * The tapes that worlds are made from.
 *
 * @internal
 */
export const tapes = fc.array(fc.nat(9_999), {
  minLength: 400,
  maxLength: 900,
  size: 'max',
});

/**
 * Makes a world from a tape.
 *
 * @internal
 */
export function worldOf(tape: readonly number[], plane: string): World {
  const choices = testChoices(tape);
  const { mesh, waypoint } = planes[plane];
  const before = targets(choices, waypoint);
  const catalog = testRandomCatalog(choices);
  const section = { ...catalog.section, targets: before };
  const run = testRun(catalog.entities, section, {
    provider: istioProvider,
    mesh,
  });
  return { catalog, section, mesh, run };
}
