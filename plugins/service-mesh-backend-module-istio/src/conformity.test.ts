import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  KubernetesObject,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  CrdSet,
  loadCrds,
  ManifestDocument,
  rulesFor,
  runRules,
  youngFields,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { istioProvider } from './provider';
import {
  ambientTarget,
  rendered,
  sidecarTarget,
  waypointTarget,
} from './testUtils/rendered';
import { scenarios } from './testUtils/scenarios';

/** Real definitions by others, kept beside the repository and not in it. */
const data = resolve(__dirname, '../../../../shared/data/crds');
const describeWithData = existsSync(data) ? describe : describe.skip;

/** Targets that the scenarios are rendered for beside their own; definitions of retries are those of today. */
const targets: Record<string, Target> = {
  sidecars: sidecarTarget(),
  ambient: ambientTarget(),
  'a waypoint': waypointTarget(),
  'a waypoint with retries': waypointTarget(
    {},
    { gatewayApiVersion: '1.5', gatewayApiChannel: 'experimental' },
  ),
};

const cases = istioProvider.versions.flatMap(version =>
  Object.entries(targets).map(
    ([name, target]) => [version, name, { ...target, version }] as const,
  ),
);

const everything = (target: Target) =>
  Object.entries(scenarios).map(([scenario, { input, target: own }]) => ({
    scenario,
    objects: rendered(input, {
      ...target,
      trustDomain: own.trustDomain,
      settings: { ...own.settings, ...target.settings },
    }),
  }));

const everyObject = (target: Target) =>
  everything(target).flatMap(({ objects }) => objects);

const at = { line: 1, column: 1 };

const documentsOf = (objects: KubernetesObject[]): ManifestDocument[] =>
  objects.map((object, i) => ({
    object,
    file: `${i}.yaml`,
    locate: () => ({ start: at, end: at }),
  }));

describe('what is rendered for the scenarios', () => {
  it.each(cases)(
    'holds no field that is younger than Istio %s with %s',
    (_, __, target) => {
      const young = everyObject(target).flatMap(object =>
        youngFields(object, istioProvider.kinds, target).map(
          field => [object.kind, field] as const,
        ),
      );

      expect(young).toEqual([]);
    },
  );

  it('holds young fields once the release knows them', () => {
    const old = { ...sidecarTarget(), version: '1.24' };
    const holds = (version: string) =>
      everyObject({ ...old, version }).flatMap(object =>
        youngFields(object, istioProvider.kinds, old).map(({ pointer }) =>
          pointer.replace(/\/\d+/g, ''),
        ),
      );

    expect(holds('1.24')).toEqual([]);
    expect([...new Set(holds('1.31'))].sort()).toEqual([
      '/spec/rules/from/source/serviceAccounts',
      '/spec/trafficPolicy/retryBudget',
    ]);
  });

  it.each(cases)(
    'passes our own rules for Istio %s with %s',
    (_, __, target) => {
      const findings = everything(target).flatMap(({ scenario, objects }) =>
        runRules(rulesFor([istioProvider]), documentsOf(objects)).map(
          ({ code, severity, message }) => ({
            scenario,
            code,
            severity,
            message,
          }),
        ),
      );

      expect(findings.filter(({ severity }) => severity !== 'info')).toEqual(
        [],
      );
    },
  );
});

describeWithData('the definitions of an API server', () => {
  const load = (channel: string): CrdSet =>
    loadCrds(
      ['istio', `gateway-api/${channel}`].flatMap(folder =>
        readdirSync(join(data, folder)).map(path => ({
          path,
          content: readFileSync(join(data, folder, path), 'utf8'),
        })),
      ),
    );
  let crds: Record<Target['gatewayApiChannel'], CrdSet>;
  beforeAll(() => {
    crds = { standard: load('standard'), experimental: load('experimental') };
  });

  it.each(cases)(
    'accept what is rendered for Istio %s with %s',
    (_, __, target) => {
      const objects = everyObject(target);
      const problems = objects.flatMap(
        object => crds[target.gatewayApiChannel].validate(object) ?? [],
      );

      expect(objects.length).toBeGreaterThan(20);
      expect(problems).toEqual([]);
    },
  );
});
