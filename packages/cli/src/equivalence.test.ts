import { resolve } from 'node:path';
import { Entity } from '@backstage/catalog-model';
import {
  AdmittedCaller,
  KubernetesObject,
  Loss,
  Request,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  configureService,
  discover,
  MeshConfig,
  providerOf,
  resolveTarget,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  Choices,
  testChoices,
  testPathsOf,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { readCatalog } from './catalog';
import { providers } from './providers';
import { readConfig } from './readConfig';

// Every policy is rendered for every data plane, and each of some hundred requests judged on it.
jest.setTimeout(120_000);

const repository = resolve(__dirname, '../../..');
const PREFIX = 'mesh-configurator.io/';
const STRANGER = 'evil/stranger';
const absent = ['/healthz-of-nobody', '/not/in/the/definition', '/'];
const policies = 40;

/** A tape of numbers that is the same in every run. */
function tape(seed: number): number[] {
  let state = seed;
  return Array.from({ length: 60 }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 8;
  });
}

function settings(choices: Choices): Record<string, unknown> {
  return {
    'security.stage': choices.pick(['enforce', 'enforce', 'audit']),
    ...(choices.oneIn(3)
      ? { 'security.callers.mode': choices.pick(['none', 'any']) }
      : {}),
    ...(choices.oneIn(2)
      ? { 'security.callers.granularity': 'operation' }
      : {}),
    ...(choices.oneIn(2)
      ? {
          'security.callers.additional': [
            choices.oneIn(2)
              ? { serviceAccount: 'batch/nightly', paths: ['/orders'] }
              : { serviceAccount: 'batch/nightly' },
          ],
        }
      : {}),
    ...(choices.oneIn(3) ? { 'security.mtls': 'permissive' } : {}),
    ...(choices.oneIn(3)
      ? {
          'security.endUser.require': choices.pick(['never', 'everywhere']),
        }
      : {}),
  };
}

/** The services of the shop whose facts are all stated, under a random policy. */
function underPolicy(entities: readonly Entity[], choices: Choices): Entity[] {
  return entities.map(entity => {
    const { annotations = {} } = entity.metadata;
    return annotations[`${PREFIX}service-account`] === undefined
      ? entity
      : {
          ...entity,
          metadata: {
            ...entity.metadata,
            annotations: {
              ...annotations,
              ...Object.fromEntries(
                Object.entries(settings(choices)).map(([leaf, value]) => [
                  `${PREFIX}policy.${leaf}`,
                  JSON.stringify(value),
                ]),
              ),
            },
          },
        };
  });
}

interface Bundle {
  mesh: string;
  config: Omit<ServiceConfig, 'redacted' | 'renditions'>;
  objects: KubernetesObject[];
}

function bundlesFor(
  mesh: string,
  entities: readonly Entity[],
  base: MeshConfig,
): Record<string, Bundle> {
  const config = { ...base, defaultMesh: mesh };
  const target = resolveTarget({ mesh, config, providers });
  const provider = providerOf(mesh, providers);
  const discovery = discover({ entities, config, fallbackMesh: mesh });
  return Object.fromEntries(
    Object.entries(discovery.services)
      .filter(([, { service }]) => service.namespace.value !== null)
      .map(([id]) => {
        const options = { discovery, config, target, provider, meshes: [mesh] };
        const found = configureService(id, { ...options, rules: [] });
        const objects = found.manifests.map(({ object }) => object);
        return [id, { mesh, config: found, objects }];
      }),
  );
}

const accountOf = ({ serviceAccount }: AdmittedCaller) =>
  serviceAccount && `${serviceAccount.namespace}/${serviceAccount.name}`;

/** Requests of the declared callers, those of the platform and a stranger, for every operation and for absent paths. */
function requestsTo({ config }: Bundle): [Request, string | null][] {
  const { service, admission } = config;
  const [port] = service.ports.value;
  const to = {
    host: `${service.serviceName.value}.${service.namespace.value}.svc.cluster.local`,
    port: port.port,
    targetPort: port.targetPort,
    labels: service.workload.selector.value,
  };
  const callers = admission.callers
    .filter(({ kind }) => kind !== 'ingress')
    .flatMap(caller => accountOf(caller) ?? []);
  const lines = [
    ...service.operations.map(
      ({ id, method, path }) =>
        [method, testPathsOf(path.template)[0], id] as const,
    ),
    ...absent.map(path => ['GET', path, null] as const),
  ];
  return [...new Set([...callers, STRANGER])].flatMap(caller =>
    lines.map(([method, path, id]): [Request, string | null] => [
      {
        caller,
        to,
        method,
        path,
        headers: {},
        claims: {
          iss: 'https://login.example.com/',
          sub: 'alice',
          aud: ['shop'],
        },
      },
      id,
    ]),
  );
}

/** Whether a loss says that a mesh admits more or fewer than it should. */
function isExcused(
  losses: readonly Loss[],
  { config }: Bundle,
  caller: string | null,
  operation: string | null,
): boolean {
  const names = config.admission.callers
    .filter(admitted => accountOf(admitted) === caller)
    .map(({ name }) => name);
  return losses.some(
    ({ leaf, scope }) =>
      leaf.startsWith('security.') &&
      (scope.operations === undefined ||
        (operation !== null && scope.operations.includes(operation))) &&
      (scope.callers === undefined ||
        names.some(name => scope.callers?.includes(name))),
  );
}

function decide({ mesh, objects }: Bundle, request: Request) {
  return providerOf(mesh, providers).evaluate(objects, request, { mesh })
    .decision;
}

describe('the same policy', () => {
  it('admits the same requests on every data plane, but for what a loss names', async () => {
    const base = await readConfig(resolve(repository, 'app-config.yaml'));
    const { entities } = await readCatalog(
      resolve(repository, 'packages/backend/catalog/shop'),
    );
    const [reference, ...others] = providers.flatMap(p => p.dataPlanes);
    let compared = 0;
    let denied = 0;
    const differences: object[] = [];
    for (let seed = 1; seed <= policies; seed++) {
      const subject = underPolicy(entities, testChoices(tape(seed)));
      const first = bundlesFor(reference, subject, base);
      for (const mesh of others) {
        const second = bundlesFor(mesh, subject, base);
        for (const [id, bundle] of Object.entries(first)) {
          const other = second[id];
          const losses = [...bundle.config.losses, ...other.config.losses];
          for (const [request, operation] of requestsTo(bundle)) {
            if (!isExcused(losses, bundle, request.caller, operation)) {
              const decisions = [bundle, other].map(b => decide(b, request));
              compared++;
              denied += decisions.includes('deny') ? 1 : 0;
              const [a, b] = decisions.map(d => d !== 'deny');
              if (a !== b || decisions.includes('unknown')) {
                const { caller, method, path } = request;
                const line = `${caller} ${method} ${path}`;
                differences.push({ seed, id, mesh, line, decisions });
              }
            }
          }
        }
      }
    }
    expect(differences.slice(0, 10)).toEqual([]);
    // Neither has everything been excused nor everything admitted.
    expect(compared).toBeGreaterThan(1_000);
    expect(denied).toBeGreaterThan(200);
  });
});
