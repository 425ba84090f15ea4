import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { Entity } from '@backstage/catalog-model';
import {
  Json,
  KubernetesObject,
  manifestMarks,
  POLICY_LEAF_PREFIX,
  RenderedManifest,
  SourceEdit,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  adopt,
  Adoption,
  compareMeaning,
  configureService,
  discover,
  MeshProvider,
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
import { linkerdProvider } from '@mesh-configurator/backstage-plugin-service-mesh-backend-module-linkerd';

/** Names and references, to those of some objects, as somebody else would have chosen them. */
function renamed(value: Json, own: ReadonlySet<string>, kind?: string): Json {
  if (Array.isArray(value)) {
    return value.map(item => renamed(item, own, kind));
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  const key = `${value.kind ?? kind}/${value.name}`;
  return {
    ...Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name,
        renamed(member, own, name === 'backendRefs' ? 'Service' : undefined),
      ]),
    ),
    ...(own.has(key) ? { name: `x-${value.name}` } : {}),
  };
}

/** An object as somebody would have written it: under another name, and with no mark of ours. */
function asWritten(
  { metadata, ...object }: KubernetesObject,
  own: ReadonlySet<string>,
) {
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
    ...(renamed(object as Json, own) as typeof object),
    metadata: {
      ...metadata,
      name: own.has(`${object.kind}/${metadata.name}`)
        ? `x-${metadata.name}`
        : metadata.name,
      labels,
      annotations,
    },
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

const isOnService = ({ kind, spec }: KubernetesObject) =>
  kind.endsWith('Route') && JSON.stringify(spec).includes('"kind":"Service"');

/** Routes on a Service mean something only together: new ones come with those that are taken over. */
const besideRoutes = (
  taken: readonly RenderedManifest[],
  all: readonly RenderedManifest[],
) =>
  all.filter(
    ({ object }) =>
      isOnService(object) &&
      taken.some(
        ({ object: other }) => other.kind === object.kind && isOnService(other),
      ),
  );

function adoptRandom(
  tape: readonly number[],
  provider: MeshProvider,
  mesh: string,
  settings: Record<string, string>,
) {
  const catalog = testRandomCatalog(testChoices(tape));
  const section = {
    ...catalog.section,
    defaultMesh: mesh,
    targets: { [provider.id]: { trustDomain: 'cluster.local', ...settings } },
  };
  const run = testRun(catalog.entities, section, { provider, mesh });
  const files = Object.entries(run.services).flatMap(([id, { manifests }]) => {
    const own = new Set(
      manifests
        .filter(({ role }) => role === 'own')
        .map(({ object }) => `${object.kind}/${object.metadata.name}`),
    );
    return manifests.map(({ object }, index) => ({
      path: `old/${id.split('/')[1]}-${index}.yaml`,
      content: stringify(asWritten(object, own)),
    }));
  });
  const entities = catalog.entities.map(withoutPolicy);
  const config = readMeshConfig(section);
  const target = resolveTarget({ mesh, config, providers: [provider] });
  const options = {
    config,
    target,
    provider,
    meshes: [mesh],
    fallbackMesh: mesh,
  };
  const { services } = adopt(files, entities, options);
  const edited = withEdits(
    entities,
    services.flatMap(({ edits }) => edits),
  );
  const discovery = discover({
    entities: edited,
    config,
    fallbackMesh: mesh,
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
        written: [...taken, ...besideRoutes(taken, configured.manifests)].map(
          ({ file }) => file,
        ),
        removed: [],
        provider,
        meshConfig: config,
      }),
    };
  };
  return { services, meaningOf };
}

const isReplaced = ({ resource }: Adoption['understood'][number]) =>
  resource.kind !== 'Deployment' &&
  !(resource.kind === 'Service' && !resource.name.startsWith('x-'));

describe.each([
  ['Istio', istioProvider, 'istio', { version: '1.29' }],
  ['ambient', istioProvider, 'istio-ambient', { version: '1.29' }],
  [
    'ambient with a waypoint',
    istioProvider,
    'istio-ambient',
    { version: '1.29', waypoint: 'waypoint' },
  ],
  ['Linkerd', linkerdProvider, 'linkerd', { version: '2.18' }],
])(
  'adopt of %s, over catalogs made at random',
  (_name, provider, mesh, settings) => {
    it('puts in the place of what it understood what means the same, under its name and in its file', () => {
      let understood = 0;
      let kept = 0;
      fc.assert(
        fc.property(
          fc.array(fc.nat(5039), { minLength: 200, maxLength: 400 }),
          tape => {
            const { services, meaningOf } = adoptRandom(
              tape,
              provider,
              mesh,
              settings,
            );
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
                  .filter(isReplaced)
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
  },
);
