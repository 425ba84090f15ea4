import {
  testCalls,
  testMayDeny,
  TestRun,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { Subject } from './laws/law';
import { admittedTo, castOf } from './cast';
import { World } from './worlds';

const nameOf = (id: string) => id.replace(/^component:default\//, '');

function calleesOf({ catalog, run }: World, name: string): string[] {
  return catalog.components
    .filter(
      other => other.name !== name && testCalls(catalog, name, other.name),
    )
    .map(({ name: callee, annotations }) => {
      const { namespace, service: host = callee } = annotations;
      return `${namespace}/${host}.${namespace}.svc.${run.target.clusterDomain}`;
    });
}

/** The services of a run that have an address, with what the engine has found out itself. */
function found({ services, namespaces, objects, target }: TestRun): Subject[] {
  return Object.entries(services)
    .filter(([, { input }]) => input.service.namespace.value !== null)
    .map(([id, service]) => ({
      name: nameOf(id),
      service,
      objects,
      target,
      namespaceManifests: namespaces.flatMap(({ manifests }) => manifests),
      cast: admittedTo({ service, target }),
      mayDeny: service.input.admission.mode !== 'unknown',
      isSetFor: () => true,
      callees: [],
    }));
}

/**
 * The services of a catalog that somebody wrote, judged by what the engine has found out about their callers.
 *
 * @internal
 */
export const subjectsOfRun = found;

/**
 * The services of a world, judged by what its catalog means and without what the engine makes of it.
 *
 * @internal
 */
export function subjectsOf(world: World): Subject[] {
  const { catalog, section, run } = world;
  return found(run).map(subject => ({
    ...subject,
    cast: castOf(world, subject.name),
    mayDeny:
      testMayDeny(catalog, subject.name) &&
      section.targets.istio.trustDomain !== undefined,
    isSetFor: ({ api, method, key }, leaf) =>
      catalog.apis
        .filter(({ name }) => api === `api:default/${name}`)
        .flatMap(({ operations }) => operations)
        .some(
          offered =>
            offered.method === method &&
            offered.key === key &&
            offered.set.includes(leaf),
        ),
    callees: calleesOf(world, subject.name),
  }));
}
