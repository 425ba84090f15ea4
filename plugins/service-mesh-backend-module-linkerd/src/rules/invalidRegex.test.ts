import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { findingsOf } from '../testUtils/findings';
import { routeObject } from '../testUtils/objects';
import { invalidRegex } from './invalidRegex';

describe('a regular expression of a route', () => {
  const found = (match: JsonObject) =>
    findingsOf(invalidRegex, [routeObject('orders', [{ matches: [match] }])]);

  it('has to be one of Rust', () => {
    const value = '/(?!x)';
    const type = 'RegularExpression';
    const at = (place: string) => [
      {
        name: 'orders',
        pointer: `/spec/rules/0/matches/0/${place}/value`,
        severity: 'error',
      },
    ];
    expect(found({ path: { type, value } })).toEqual(at('path'));
    expect(found({ headers: [{ type, name: 'a', value }] })).toEqual(
      at('headers/0'),
    );
    expect(found({ queryParams: [{ type, name: 'a', value }] })).toEqual(
      at('queryParams/0'),
    );
  });

  it('is passed over where it is, and text that is none', () => {
    expect(
      found({ path: { type: 'RegularExpression', value: '/orders/[^/]+' } }),
    ).toEqual([]);
    expect(found({ headers: [{ name: 'a', value: '(' }] })).toEqual([]);
  });
});
