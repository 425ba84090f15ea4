import { policyOnPaths } from '../../testUtils/policies';
import { hits } from '../../testUtils/ruleContext';
import { pathTemplateNotValid } from './pathTemplateNotValid';

describe('security/path-template-not-valid', () => {
  it.each(['/orders/{*}', '/orders/{**}', '/{*}/items/{**}', '/orders'])(
    'is silent about %s',
    path => {
      expect(hits(pathTemplateNotValid, [policyOnPaths([path])])).toEqual([]);
    },
  );

  it.each([
    ['/orders/{id}', '"/orders/{*}"'],
    ['/orders/{id}.json', undefined],
    ['/orders/{*}.json', undefined],
    ['/{**}/items/{*}', undefined],
    ['/orders/{*}/*', undefined],
  ])('finds %s', (path, replacement) => {
    const [found] = hits(pathTemplateNotValid, [policyOnPaths([path])]);
    expect(found.fix?.replacement).toBe(replacement);
  });
});
