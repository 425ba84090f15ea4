import fc from 'fast-check';
import { posix } from 'node:path';
import { bundleFolder } from './bundle';

const fact = <T>(value: T) => ({
  value,
  confidence: 'assumed' as const,
  origin: { source: 'default' as const },
});

const folder = (
  serviceName: string,
  namespace: string | null = 'shop',
  environment = 'default',
) =>
  bundleFolder(
    { serviceName: fact(serviceName), namespace: fact(namespace) },
    { environment },
  );

describe('bundleFolder', () => {
  it('is environment, namespace and Service as they are called', () => {
    expect(folder('order')).toBe('default/shop/order');
    expect(folder('Order.v2_x')).toBe('default/shop/Order.v2_x');
    expect(folder('order', null)).toBe('default/_unknown-namespace/order');
  });

  it.each([
    '../../x',
    '..',
    '.',
    '',
    '/etc',
    'a/b',
    'a\\b',
    'a\0',
    '_namespace',
  ])('makes one harmless segment of the name %j', name => {
    const [environment, namespace, service, ...rest] = folder(
      name,
      name,
      name,
    ).split('/');
    expect(rest).toEqual([]);
    expect(service).toMatch(/^[A-Za-z0-9][-A-Za-z0-9]*$/);
    expect([environment, namespace]).toEqual([service, service]);
  });

  it('never leaves the config location and tells names apart', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        (a, b) => {
          const path = folder(a, b, a);
          expect(posix.normalize(path)).toBe(path);
          expect(path.split('/')).toHaveLength(3);
          expect(folder(a) === folder(b)).toBe(a === b);
        },
      ),
    );
  });
});
