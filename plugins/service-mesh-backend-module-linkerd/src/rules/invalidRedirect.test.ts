import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { findingsOf } from '../testUtils/findings';
import { routeObject } from '../testUtils/objects';
import { invalidRedirect } from './invalidRedirect';

describe('a redirect', () => {
  const found = (path: JsonObject) =>
    findingsOf(invalidRedirect, [
      routeObject('orders', [
        { filters: [{ type: 'RequestRedirect', requestRedirect: { path } }] },
      ]),
    ]);
  const place = '/spec/rules/0/filters/0/requestRedirect/path';

  it('has to lead to an absolute path', () => {
    expect(
      found({ type: 'ReplaceFullPath', replaceFullPath: 'orders' }),
    ).toEqual([
      {
        name: 'orders',
        pointer: `${place}/replaceFullPath`,
        severity: 'error',
      },
    ]);
    expect(found({ type: 'ReplacePrefixMatch' })).toMatchObject([
      { pointer: place },
    ]);
    expect(
      found({ type: 'ReplacePrefixMatch', replacePrefixMatch: '/orders' }),
    ).toEqual([]);
  });
});
