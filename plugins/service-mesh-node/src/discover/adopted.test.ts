import { readMeshConfig } from '../config';
import { testCatalog } from '../testUtils';
import { discover } from './discover';

const ORDER = 'component:default/order';

const discovered = (
  annotations: Record<string, string>,
  environment?: string,
) =>
  discover({
    entities: testCatalog({ order: annotations }),
    config: readMeshConfig({ environments: [{ name: 'staging' }] }),
    environment,
    fallbackMesh: 'istio',
  }).services[ORDER];

const routes = 'VirtualService/order: { name: routes, file: routes.yaml }';
const staging = `
staging:
  adopted: |
    VirtualService/order: { name: trial-routes, file: trial/routes.yaml }
    DestinationRule/order: keep
`;

describe('what an entity takes over', () => {
  it('is for the default environment, and for no other that says nothing', () => {
    expect(discovered({ adopted: routes }).adopted).toEqual([
      {
        kind: 'VirtualService',
        generatedName: 'order',
        place: { name: 'routes', file: 'routes.yaml' },
      },
    ]);
    expect(discovered({ adopted: routes }, 'staging').adopted).toEqual([]);
  });

  it('is what an environment says for itself', () => {
    const { adopted, findings } = discovered(
      { adopted: routes, environments: staging },
      'staging',
    );
    expect(adopted.map(({ place }) => place)).toEqual([
      { name: 'trial-routes', file: 'trial/routes.yaml' },
      null,
    ]);
    expect(findings.map(({ code }) => code)).toContain('catalog/kept-by-hand');
    expect(
      discovered({ adopted: routes, environments: staging }).adopted,
    ).toHaveLength(1);
  });

  it('is nothing where the text cannot be read, and that is told', () => {
    const { adopted, findings } = discovered({
      adopted: 'Server/order: { name: order, file: ../order.yaml }',
    });
    expect(adopted).toEqual([]);
    expect(findings.map(({ message }) => message).join()).toContain(
      'must be the path of a YAML file',
    );
  });
});
