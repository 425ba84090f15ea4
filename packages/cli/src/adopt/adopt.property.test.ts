import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { Entity } from '@backstage/catalog-model';
import {
  KubernetesObject,
  manifestMarks,
  POLICY_LEAF_PREFIX,
  SourceEdit,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  adopt,
  Adoption,
  compareMeaning,
  configureService,
  discover,
  readMeshConfig,
  readPresentFile,
  resolveTarget,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  testChoices,
  testRandomCatalog,
  testRun,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { istioProvider } from '@mesh-configurator/backstage-plugin-service-mesh-backend-module-istio';

const settings = {
  defaultMesh: 'istio',
  targets: { istio: { trustDomain: 'cluster.local', version: '1.29' } },
};

/** An object as somebody would have written it: under another name, and with no mark of ours. */
function asWritten({ metadata, ...object }: KubernetesObject) {
  const {
    [manifestMarks.managedByLabel]: _,
    [manifestMarks.partOfLabel]: __,
    ...labels
  } = metadata.labels ?? {};
  const {
    [manifestMarks.entity]: ___,
    [manifestMarks.contentHash]: ____,
    ...annotations
  } = metadata.annotations ?? {};
  return {
    ...object,
    metadata: { ...metadata, name: `x-${metadata.name}`, labels, annotations },
  };
}

/** The component as it was before anybody wrote policy for it. */
function withoutPolicy(entity: Entity): Entity {
  return entity.kind !== 'Component'
    ? entity
    : {
        ...entity,
        metadata: {
          ...entity.metadata,
          annotations: Object.fromEntries(
            Object.entries(entity.metadata.annotations ?? {}).filter(
              ([name]) => !name.startsWith(POLICY_LEAF_PREFIX),
            ),
          ),
        },
      };
}

function withEdits(entities: readonly Entity[], edits: readonly SourceEdit[]) {
  return entities.map(entity => {
    const own = edits.filter(
      ({ entityRef }) =>
        entityRef === `component:default/${entity.metadata.name}` &&
        entity.kind === 'Component',
    );
    const stated = own.map(({ snippet }) => parse(snippet));
    return {
      ...entity,
      metadata: {
        ...entity.metadata,
        annotations: Object.assign(
          {},
          entity.metadata.annotations,
          ...stated,
        ) as Record<string, string>,
      },
    };
  });
}

function adoptRandom(tape: readonly number[]) {
  const catalog = testRandomCatalog(testChoices(tape));
  const section = { ...catalog.section, ...settings };
  const run = testRun(catalog.entities, section, {
    provider: istioProvider,
    mesh: 'istio',
  });
  const files = Object.entries(run.services).flatMap(([id, { manifests }]) =>
    manifests.map(({ object }, index) => ({
      path: `old/${id.split('/')[1]}-${index}.yaml`,
      content: stringify(asWritten(object)),
    })),
  );
  const entities = catalog.entities.map(withoutPolicy);
  const config = readMeshConfig(section);
  const target = resolveTarget({
    mesh: 'istio',
    config,
    providers: [istioProvider],
  });
  const options = {
    config,
    target,
    provider: istioProvider,
    meshes: ['istio'],
    fallbackMesh: 'istio',
  };
  const { services } = adopt(files, entities, options);
  const edited = withEdits(
    entities,
    services.flatMap(({ edits }) => edits),
  );
  const discovery = discover({
    entities: edited,
    config,
    fallbackMesh: 'istio',
  });
  const present = files.map(({ path, content }) =>
    readPresentFile({ file: path, text: content }),
  );
  /** What the generated files of a service change among those that were there. */
  const meaningOf = ({ entityRef }: Adoption) => {
    const configured = configureService(entityRef, {
      ...options,
      discovery,
      rules: [],
    });
    const taken = configured.manifests.filter(({ adopted }) => adopted);
    return {
      taken,
      meaning: compareMeaning({
        config: configured,
        present,
        written: taken.map(({ file }) => file),
        removed: [],
        provider: istioProvider,
        meshConfig: config,
      }),
    };
  };
  return { services, meaningOf };
}

describe('adopt, over catalogs made at random', () => {
  it('puts in the place of what it understood what means the same, under its name and in its file', () => {
    let understood = 0;
    let kept = 0;
    fc.assert(
      fc.property(
        fc.array(fc.nat(5039), { minLength: 200, maxLength: 400 }),
        tape => {
          const { services, meaningOf } = adoptRandom(tape);
          for (const service of services) {
            const { taken, meaning } = meaningOf(service);
            understood += service.understood.length;
            kept += service.kept.length;
            expect(
              taken
                .map(({ object, file }) => [
                  object.kind,
                  object.metadata.name,
                  file,
                ])
                .sort(),
            ).toEqual(
              service.understood
                .map(({ resource, file }) => [
                  resource.kind,
                  resource.name,
                  file,
                ])
                .sort(),
            );
            expect([meaning.calls, meaning.limits]).toEqual([[], []]);
          }
        },
      ),
      { numRuns: 40, endOnFailure: true },
    );
    expect(understood).toBeGreaterThan(kept);
  });
});
