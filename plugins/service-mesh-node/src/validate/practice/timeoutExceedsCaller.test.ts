import { Origin } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  documentOf,
  found,
  gate,
  gates,
  shopService,
} from './__testUtils__/shop';
import { timeoutExceedsCaller } from './timeoutExceedsCaller';

const rule = timeoutExceedsCaller([gates]);
const basket = (timeout: string, each = {}) =>
  shopService('basket', {
    callers: ['web'],
    each: { 'resilience.timeout': timeout, ...each },
  });
const orders = (timeout: string) =>
  shopService('orders', {
    callers: ['basket'],
    each: { 'resilience.timeout': timeout },
  });

/** An object that was rendered from the timeout of a service. */
function rendered(name: string, leaf = 'resilience.timeout') {
  const origin: Origin = { source: 'annotation', leaf };
  return documentOf(gate(name).object, { '/spec/timeout': origin });
}

describe('timeoutExceedsCaller', () => {
  const both = [rendered('basket'), rendered('orders')];

  it('finds a callee that is given more time than the caller has', () => {
    expect(found(rule, both, [basket('1s'), orders('5s')]))
      .toMatchInlineSnapshot(`
      [
        "warning: component:default/basket waits up to 5000 ms for component:default/orders (GET /things/{id}), and its own callers give up after 1000 ms: what is done after that is done for nobody. Give component:default/orders less time, or component:default/basket more.",
      ]
    `);
    expect(found(rule, both, [basket('1s'), orders('none')])).toEqual([
      expect.stringContaining('waits without end'),
    ]);
  });

  it.each([
    ['less time', '5s', '1s'],
    ['a caller that may take as long as it likes', 'none', '5s'],
  ])('is content with %s', (_, first, second) => {
    expect(found(rule, both, [basket(first), orders(second)])).toEqual([]);
  });

  it('finds two settings that are alike, and not one that holds for both', () => {
    const first = basket('5s');
    const second = orders('5s');
    const elsewhere = (pointer: string): Origin => ({
      source: 'annotation',
      entityRef: 'api:default/orders-api',
      pointer,
    });
    const timeoutOf = ({ input }: typeof first) =>
      Object.values(input.policy.operations)[0]['resilience.timeout']!;
    expect(found(rule, both, [first, second])).toEqual([]);
    timeoutOf(second).origin = elsewhere('/metadata');
    expect(found(rule, both, [first, second])).toHaveLength(1);
    timeoutOf(first).origin = { source: 'default', rule: 'one' };
    timeoutOf(second).origin = { source: 'default', rule: 'another' };
    expect(found(rule, both, [first, second])).toEqual([]);
  });

  it('goes by what manifests from elsewhere do, not by the policy', () => {
    const documents = [
      gate('basket', { timeout: 1000 }),
      gate('orders', { timeout: 3000 }),
    ];
    expect(found(rule, documents, [basket('9s'), orders('5s')])).toEqual([
      expect.stringContaining('up to 3000 ms'),
    ]);
    expect(
      found(
        rule,
        [gate('basket', { timeout: 4000 }), documents[1]],
        [basket('1s'), orders('5s')],
      ),
    ).toEqual([]);
  });

  it('says nothing where the setting was rendered to nothing, which a loss explains', () => {
    const documents = [rendered('basket'), rendered('orders', 'security.mtls')];
    expect(found(rule, documents, [basket('1s'), orders('5s')])).toEqual([]);
  });

  it('leaves streams out', () => {
    const stream = orders('none');
    stream.input.service.operations[0].streaming = true;
    expect(found(rule, both, [basket('1s'), stream])).toEqual([]);
  });
});
