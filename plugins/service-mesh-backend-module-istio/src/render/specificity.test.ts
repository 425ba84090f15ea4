import { parsePathTemplate } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { compareSpecificity } from './specificity';

const compare = (a: string, b: string) =>
  Math.sign(compareSpecificity(parsePathTemplate(a), parsePathTemplate(b)));

describe('compareSpecificity', () => {
  it.each([
    ['/orders/export', '/orders/{id}'],
    ['/orders/{id}.json', '/orders/{id}'],
    ['/orders/{id}', '/orders/{path+}'],
    ['/a/b/{y}', '/a/{x}/c'],
  ])('puts %s before %s', (narrow, broad) => {
    expect(compare(narrow, broad)).toBe(-1);
    expect(compare(broad, narrow)).toBe(1);
  });

  it('sees no difference between the names of parameters', () => {
    expect(compare('/orders/{id}', '/orders/{order}')).toBe(0);
  });
});
