import { findingsOf } from '../testUtils/findings';
import { routeObject } from '../testUtils/objects';
import { grpcMethodRegex } from './grpcMethodRegex';

describe('the method of a GRPCRoute', () => {
  const found = (type: string) =>
    findingsOf(grpcMethodRegex, [
      routeObject(
        'orders',
        [{ matches: [{ method: { type, service: 'shop.Orders' } }] }],
        { kind: 'GRPCRoute' },
      ),
    ]);

  it('must be compared exactly', () => {
    expect(found('RegularExpression')).toEqual([
      {
        name: 'orders',
        pointer: '/spec/rules/0/matches/0/method/type',
        severity: 'error',
      },
    ]);
    expect(found('Exact')).toEqual([]);
  });
});
