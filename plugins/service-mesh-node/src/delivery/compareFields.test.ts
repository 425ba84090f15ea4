import fc from 'fast-check';
import {
  JsonObject,
  KubernetesObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { compareFields } from './compareFields';

const route = (spec: JsonObject, apiVersion = 'networking.istio.io/v1') => ({
  apiVersion,
  kind: 'VirtualService',
  metadata: { name: 'order', namespace: 'shop' },
  spec,
});

const fieldsOf = (before: KubernetesObject, after: KubernetesObject) =>
  compareFields([before], [{ object: after, origins: {} }]).fields.map(
    ({ resource: _, ...change }) => change,
  );

const to = (subset: string, weight: number) => ({
  destination: { host: 'order', subset },
  weight,
});

const sorted = (value: unknown) => [...JSON.stringify(value)].sort().join('');

/** Whether two values are made of the same characters: members in another order, and items that trade places, are the same. */
const isShuffled = (a: unknown, b: unknown) => sorted(a) === sorted(b);

describe('compareFields', () => {
  it('tells a weight that moves, whatever the order of the destinations', () => {
    expect(
      fieldsOf(
        route({ http: [{ name: 'any', route: [to('v1', 90), to('v2', 10)] }] }),
        route({ http: [{ name: 'any', route: [to('v2', 50), to('v1', 50)] }] }),
      ),
    ).toEqual([
      { pointer: '/spec/http/0/route/0/weight', before: 10, after: 50 },
      { pointer: '/spec/http/0/route/1/weight', before: 90, after: 50 },
    ]);
  });

  it('knows routes by their names when others come before them', () => {
    const last = { name: 'any', timeout: '5s' };
    expect(
      fieldsOf(
        route({ http: [last] }),
        route({ http: [{ name: 'new' }, { ...last, timeout: '9s' }] }),
      ),
    ).toEqual([
      { pointer: '/spec/http/0', after: { name: 'new' } },
      { pointer: '/spec/http/1/timeout', before: '5s', after: '9s' },
    ]);
  });

  it('follows a nameless rule into its parts', () => {
    const rule = (timeout: string, weight: number) => ({
      timeouts: { request: timeout },
      backendRefs: [{ name: 'order-v1', weight }],
    });
    expect(
      fieldsOf(
        route({ rules: [rule('5s', 1)] }),
        route({ rules: [rule('9s', 2)] }),
      ).map(({ pointer }) => pointer),
    ).toEqual([
      '/spec/rules/0/timeouts/request',
      '/spec/rules/0/backendRefs/0/weight',
    ]);
  });

  it('takes a list that only lost an item for that', () => {
    expect(
      fieldsOf(route({ hosts: ['a', 'b'] }), route({ hosts: ['b'] })),
    ).toEqual([{ pointer: '/spec/hosts/0', before: 'a' }]);
  });

  it('tells what is gone by its place in the older object', () => {
    expect(fieldsOf(route({ a: 1, b: 2 }), route({ b: 2 }))).toEqual([
      { pointer: '/spec/a', before: 1 },
    ]);
  });

  it('names the setting that the new value, or one around it, follows from', () => {
    const origins = {
      '/spec/http/0': { source: 'config' as const, leaf: 'traffic.weights' },
    };
    const { fields } = compareFields(
      [route({ http: [{ weight: 1 }] })],
      [{ object: route({ http: [{ weight: 2 }] }), origins }],
    );
    expect(fields).toMatchObject([
      { pointer: '/spec/http/0/weight', leaf: 'traffic.weights' },
    ]);
  });

  it('takes another release of the API for the same object', () => {
    expect(
      fieldsOf(route({}, 'networking.istio.io/v1beta1'), route({})),
    ).toEqual([
      {
        pointer: '/apiVersion',
        before: 'networking.istio.io/v1beta1',
        after: 'networking.istio.io/v1',
      },
    ]);
  });

  it('lists so many changes at most and counts the rest', () => {
    const many = (value: number) =>
      route(
        Object.fromEntries(
          Array.from({ length: 600 }, (_, key) => [`key${key}`, value]),
        ),
      );
    const { fields, leftOut } = compareFields(
      [many(1)],
      [{ object: many(2), origins: {} }],
    );
    expect([fields.length, leftOut]).toEqual([500, 100]);
  });

  it('finds nothing in what is the same and something in what is not, of any shape', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const [before, after] = [a, b].map(x =>
          route({ x: JSON.parse(JSON.stringify(x)) }),
        );
        expect(fieldsOf(before, before)).toEqual([]);
        const isFound = fieldsOf(before, after).length > 0;
        expect(isFound || isShuffled(a, b)).toBe(true);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
