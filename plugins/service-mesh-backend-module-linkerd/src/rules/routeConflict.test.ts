import { findingsOf } from '../testUtils/findings';
import { routeObject } from '../testUtils/objects';
import { routeConflict } from './routeConflict';

describe('routes of two kinds on one port', () => {
  const route = (kind: 'HTTPRoute' | 'GRPCRoute', port?: number) =>
    routeObject(kind, [{}], {
      kind,
      parent: {
        group: 'core',
        kind: 'Service',
        name: 'order',
        ...(port && { port }),
      },
    });

  it('exclude each other', () => {
    const refused = [
      { name: 'HTTPRoute', pointer: '/spec/parentRefs', severity: 'warning' },
    ];
    expect(
      findingsOf(routeConflict, [
        route('HTTPRoute', 80),
        route('GRPCRoute', 80),
      ]),
    ).toEqual(refused);
    expect(
      findingsOf(routeConflict, [route('HTTPRoute', 80), route('GRPCRoute')]),
    ).toEqual(refused);
  });

  it('get along on two ports', () => {
    expect(
      findingsOf(routeConflict, [
        route('HTTPRoute', 80),
        route('GRPCRoute', 90),
      ]),
    ).toEqual([]);
  });
});
