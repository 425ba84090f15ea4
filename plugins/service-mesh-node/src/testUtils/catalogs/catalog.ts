import { Entity } from '@backstage/catalog-model';
import { testEntity } from '../entities';
import { testRelated } from '../related';
import { Choices } from './choices';
import {
  RandomComponent,
  testRandomComponent,
  testRandomRelations,
} from './components';
import { RandomApi, testRandomApi } from './definitions';
import {
  testSettingAnnotations,
  testSettings,
  testSettingTree,
} from './policies';

/**
 * A catalog made at random: what it means, and how it is written down.
 *
 * @public
 */
export interface RandomCatalog {
  apis: RandomApi[];
  components: RandomComponent[];
  entities: Entity[];
  /** Section `serviceMesh` of app-config, apart from targets. */
  section: Record<string, any>;
}

const platformCallers = [
  {
    name: 'prometheus',
    serviceAccount: 'monitoring/prometheus',
    paths: ['/metrics'],
  },
  { name: 'doctor', serviceAccount: 'ops/doctor' },
];

const gateway = {
  name: 'ingress',
  role: 'ingress',
  serviceAccount: 'istio-ingress/gateway',
};

const identityProviders = [
  {
    name: 'login',
    schemes: ['userToken'],
    issuer: 'https://login.example.com/',
    audiences: ['shop'],
  },
  {
    name: 'other',
    schemes: ['otherToken'],
    issuer: 'https://other.example.com',
  },
];

function section(choices: Choices): RandomCatalog['section'] {
  const bundle = { name: 'shop', bundle: true, location: 'https://git/shop' };
  return {
    platformCallers: [
      ...choices.some(platformCallers),
      ...(choices.oneIn(4) ? [] : [gateway]),
    ],
    identityProviders: identityProviders.slice(0, choices.pick([1, 2, 0])),
    namespaces: choices.oneIn(2) ? [bundle] : [],
    policy: testSettingTree(
      choices.oneIn(3) ? testSettings(choices, 'above') : {},
    ),
    limits: choices.oneIn(5)
      ? [{ leaf: 'resilience.timeout', max: '20s' }]
      : [],
    locked: choices.oneIn(8) ? ['security.callers.granularity'] : [],
  };
}

function settingAnnotations(choices: Choices) {
  return testSettingAnnotations(
    choices.oneIn(3) ? testSettings(choices, 'above') : {},
  );
}

function componentEntity(component: RandomComponent): Entity {
  const { name, provides, consumes, dependsOn } = component;
  const narrowed = consumes.filter(({ operations }) => operations !== 'all');
  return testEntity('Component', name, {
    annotations: {
      ...component.annotations,
      ...testSettingAnnotations(component.settings),
      ...(narrowed.length
        ? {
            consumes: JSON.stringify(
              Object.fromEntries(narrowed.map(c => [c.api, c.operations])),
            ),
          }
        : {}),
    },
    spec: {
      type: 'service',
      lifecycle: 'production',
      system: 'shop',
      providesApis: provides,
      consumesApis: consumes.map(({ api }) => api),
      dependsOn: dependsOn.map(other => `component:${other}`),
    },
  });
}

/**
 * A catalog of two to six components in one system: their APIs, relations, facts and policy at every level, and what
 * app-config says beside.
 *
 * @public
 */
export function testRandomCatalog(choices: Choices): RandomCatalog {
  const names = ['order', 'web', 'cart', 'pay', 'mail', 'stock'].slice(
    0,
    choices.pick([2, 3, 4, 5, 6]),
  );
  const apisOf = names.map((name, index) =>
    Array.from(
      {
        length: index === 0 ? choices.pick([1, 2]) : choices.pick([0, 1, 1, 2]),
      },
      (_, i) => testRandomApi(choices, `${name}-api-${i}`),
    ),
  );
  const apis = apisOf.flat();
  const components = names.map((name, index) => {
    const own = apisOf[index].map(api => api.name);
    const foreign = apis.filter(api => !own.includes(api.name));
    const others = names.filter(other => other !== name);
    return {
      ...testRandomComponent(choices, name),
      ...testRandomRelations(choices, foreign, others),
      provides: own,
    };
  });
  const entities = [
    testEntity('Domain', 'retail', {
      annotations: settingAnnotations(choices),
    }),
    testEntity('System', 'shop', {
      annotations: settingAnnotations(choices),
      spec: { domain: 'retail' },
    }),
    ...components.map(componentEntity),
    ...apis.map(({ name, type, definition }) =>
      testEntity('API', name, {
        annotations: testSettingAnnotations(
          choices.oneIn(4) ? testSettings(choices, 'operation') : {},
        ),
        spec: { type, definition, system: 'shop' },
      }),
    ),
  ];
  return {
    apis,
    components,
    entities: testRelated(entities),
    section: section(choices),
  };
}
