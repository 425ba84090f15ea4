import { Loss } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { formatLosses } from './formatLosses';

const loss = (overrides: Partial<Loss> = {}): Loss => ({
  mesh: 'linkerd',
  leaf: 'resilience.retries.on',
  scope: {},
  reason: 'It cannot say so.',
  alternative: 'Say something else.',
  ...overrides,
});

describe('formatLosses', () => {
  it('tells reason and alternative, one block a leaf', () => {
    expect(
      formatLosses('component:default/order', [
        loss(),
        loss({ leaf: 'traffic.ingress.hosts', reason: 'No ingress.' }),
        loss(),
        loss({ reason: 'Nor this.' }),
      ]),
    ).toEqual([
      `loss resilience.retries.on component:default/order
  It cannot say so.
  Instead: Say something else.
  Nor this.
  Instead: Say something else.`,
      `loss traffic.ingress.hosts component:default/order
  No ingress.
  Instead: Say something else.`,
    ]);
  });

  it('names a few operations and callers and counts the others', () => {
    const lines = (scope: Loss['scope']) =>
      formatLosses('component:default/order', [loss({ scope })])[0];
    expect(lines({ operations: ['a', 'b'], callers: ['c'] })).toContain(
      '  It cannot say so. (a, b, c)\n',
    );
    expect(lines({ operations: ['a', 'b', 'c', 'd', 'e'] })).toContain(
      '  It cannot say so. (a, b, c and 2 more)\n',
    );
  });

  it('keeps control characters of the catalog from the terminal', () => {
    const [text] = formatLosses('component:default/order', [
      loss({ scope: { operations: ['a\u001b[31m\nloss fake'] } }),
    ]);
    expect(text).toContain('(a?[31m?loss fake)');
  });
});
