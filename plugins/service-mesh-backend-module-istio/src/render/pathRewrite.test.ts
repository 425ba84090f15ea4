import { parsePathTemplate } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { testOperation } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { defaultInput } from '../testUtils/inputs';
import { sidecarTarget } from '../testUtils/rendered';
import { pathRewrite, publicPaths, rewriteLosses } from './pathRewrite';

const publicly = (path: string, prefix: string, to: string) =>
  publicPaths(parsePathTemplate(path), { prefix, to }).map(
    ({ template }) => template,
  );

describe('the paths that users ask for', () => {
  it.each([
    ['/orders/{id}', '/api', '', ['/api/orders/{id}']],
    ['/', '/api/orders', '', ['/api/orders', '/api/orders/']],
    ['/v1/orders/{id}', '/orders', '/v1/orders', ['/orders/{id}']],
    ['/v1/orders', '/orders', '/v1/orders', ['/orders']],
    ['/v1/orders/', '/orders', '/v1/orders', ['/orders/']],
    ['/v1/ordersX', '/orders', '/v1/orders', []],
    ['/health', '/orders', '/v1/orders', []],
    ['/{version}/orders', '/orders', '/v1/orders', []],
  ])('for %s below %s instead of "%s" are %j', (path, prefix, to, paths) => {
    expect(publicly(path, prefix, to)).toEqual(paths);
  });
});

describe('the rewrite of paths', () => {
  const withRewrite = (to?: string) =>
    defaultInput({
      service: {
        operations: [
          testOperation('GET', '/v1/orders'),
          testOperation('GET', '/health'),
        ],
      },
      policy: { 'traffic.ingress.rewrite': { prefix: '/orders', to } },
    });

  it('leads to the root unless the policy says otherwise', () => {
    expect(pathRewrite(withRewrite())?.value.to).toBe('');
    expect(pathRewrite(withRewrite('/v1/'))?.value.to).toBe('/v1');
    expect(pathRewrite(defaultInput())).toBeNull();
  });

  it('reports operations that it never leads to', () => {
    expect(rewriteLosses(withRewrite(), sidecarTarget())).toEqual([]);
    expect(
      rewriteLosses(withRewrite('/v1'), sidecarTarget()).map(
        ({ scope }) => scope,
      ),
    ).toEqual([{ operations: ['GET /health'] }]);
  });
});
