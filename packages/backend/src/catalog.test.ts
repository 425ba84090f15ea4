import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';

interface Entity {
  kind: string;
  metadata: { name: string; annotations?: Record<string, string> };
  spec: {
    targets?: string[];
    definition?: string;
    providesApis?: string[];
    consumesApis?: string[];
  };
}

const shop = join(__dirname, '../catalog/shop');

const read = (folder: string, file: string) =>
  parseAllDocuments(readFileSync(join(folder, file), 'utf8'));

const entities = (folder: string, file: string) =>
  read(folder, file).map(document => document.toJS() as Entity);

const [location] = entities(shop, 'all.yaml');
const all = (location.spec.targets ?? []).flatMap(file => entities(shop, file));
const apis = all.filter(({ kind }) => kind === 'API');
const components = all.filter(({ kind }) => kind === 'Component');

const operations = () =>
  apis.flatMap(api =>
    Object.entries(parse(api.spec.definition ?? '').paths).flatMap(
      ([path, item]) =>
        Object.entries(item as Record<string, { security?: object[] }>)
          .filter(([method]) => method !== 'parameters')
          .map(([method, { security }]) =>
            [method.toUpperCase(), path, security && 'authenticated']
              .filter(Boolean)
              .join(' '),
          ),
    ),
  );

describe('the example shop', () => {
  it('offers the operations of the example architecture, authenticated where it says so', () => {
    expect(operations()).toEqual([
      'GET /products',
      'GET /products/{product_id}',
      'GET /inventory/{product_id}',
      'PUT /inventory/{product_id}/update authenticated',
      'POST /orders',
      'GET /orders/{order_id}',
      'PUT /orders/{order_id}/status authenticated',
      'POST /payment',
      'GET /payment/{payment_id}',
      'GET /recommendations/{user_id}',
    ]);
  });

  it('refers only to APIs that it holds', () => {
    const named = components.flatMap(({ spec }) => [
      ...(spec.providesApis ?? []),
      ...(spec.consumesApis ?? []),
    ]);

    expect(new Set(named)).toEqual(new Set(apis.map(a => a.metadata.name)));
  });

  it('states the facts of every service but one', () => {
    const bare = components.filter(({ metadata }) => !metadata.annotations);

    expect(bare.map(({ metadata }) => metadata.name)).toEqual([
      'recommendation',
    ]);
  });
});

describe('app-config.yaml', () => {
  it('loads catalog files that exist', () => {
    const root = join(__dirname, '../../..');
    const config = parse(readFileSync(join(root, 'app-config.yaml'), 'utf8'));
    const targets = config.catalog.locations.map(
      ({ target }: { target: string }) => target,
    );

    expect(targets).toHaveLength(3);
    targets.forEach((target: string) =>
      expect(existsSync(join(root, 'packages/backend', target))).toBe(true),
    );
  });
});

describe('the broken examples', () => {
  const broken = join(__dirname, '../catalog/broken');

  it('are entities that can be read, one with a definition that cannot', () => {
    const documents = read(broken, 'catalog.yaml');
    const api = entities(broken, 'catalog.yaml').find(
      ({ metadata }) => metadata.name === 'broken-definition-api',
    );

    expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
    expect(() => parse(api?.spec.definition ?? '')).toThrow();
  });
});
