import { testRun } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import fc from 'fast-check';
import { istioProvider } from '../provider';
import { planes, tapes, World, worldOf } from './__testUtils__/worlds';

function filesOf({ services, namespaces }: World['run']) {
  return [...Object.values(services), ...namespaces]
    .flatMap(({ manifests }) => manifests)
    .map(({ file, yaml }) => [file, yaml])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

it.each(Object.keys(planes))(
  'the order of entities makes no difference to the files for %s',
  plane => {
    fc.assert(
      fc.property(tapes, tape => {
        const { catalog, section, mesh, run } = worldOf(tape, plane);
        const again = testRun([...catalog.entities].reverse(), section, {
          provider: istioProvider,
          mesh,
        });
        expect(filesOf(again)).toEqual(filesOf(run));
      }),
      { seed: 3, numRuns: 6, endOnFailure: true },
    );
  },
);
