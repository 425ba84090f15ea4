import { parsePathTemplate } from '../../paths';
import { overlap } from './overlap';
import { PathPattern } from './requestRule';

const meets = (template: string, type: PathPattern['type'], value: string) =>
  overlap(parsePathTemplate(template), { type, value });

describe('overlap', () => {
  it.each<[string, PathPattern['type'], string]>([
    ['/orders/{id}', 'exact', '/orders/7'],
    ['/orders/{id}', 'template', '/orders/{*}'],
    ['/orders/{id}', 'template', '/{**}'],
    ['/orders/{id}', 'prefix', '/orders/'],
    ['/orders/{id}', 'prefix', '/ord'],
    ['/orders/{id}', 'prefix', '/'],
    ['/orders/{id}', 'segments', '/orders'],
    ['/orders/{id}', 'segments', '/'],
    ['/orders', 'segments', '/orders/'],
    ['/files/{path+}', 'exact', '/files/a/b'],
    ['/orders/{id}.json', 'exact', '/orders/7.json'],
  ])('%s meets %s %s', (template, type, value) => {
    expect(meets(template, type, value)).toBe(true);
  });

  it.each<[string, PathPattern['type'], string]>([
    ['/orders/{id}', 'exact', '/order/7'],
    ['/orders/{id}', 'exact', '/orders/7/items'],
    ['/orders/{id}', 'template', '/order/{*}'],
    ['/orders/{id}', 'template', '/orders'],
    ['/orders/{id}', 'prefix', '/orders-old'],
    ['/orders/{id}', 'segments', '/order'],
    ['/orders', 'exact', '/orders/'],
  ])('%s does not meet %s %s', (template, type, value) => {
    expect(meets(template, type, value)).toBe(false);
  });
});
