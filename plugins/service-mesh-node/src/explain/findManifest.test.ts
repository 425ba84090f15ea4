import { findManifest } from '.';

const manifests = [
  { file: 'default/shop/order/server-order.yaml' },
  { file: 'default/shop/order/service-order-v1.yaml' },
  { file: 'default/shop/order/patches/service-order.yaml' },
  { file: 'default/test/order/server-order.yaml' },
];

describe('findManifest', () => {
  it('knows a file by its path or the end of it', () => {
    expect(findManifest(manifests, manifests[0].file)).toBe(manifests[0]);
    expect(findManifest(manifests, 'service-order.yaml')).toBe(manifests[2]);
  });

  it.each([
    ['server-order.yaml', /can be default\/shop.* or default\/test/],
    ['service-order-v2.yaml', /did you mean '.*service-order-v1.yaml'/],
    ['order.yaml', /there are: default\/shop/],
  ])('refuses %s and says what was nearly meant', (path, message) => {
    expect(() => findManifest(manifests, path)).toThrow(message);
  });
});
