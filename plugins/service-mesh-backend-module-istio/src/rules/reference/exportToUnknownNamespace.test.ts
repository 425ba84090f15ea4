import { networking } from '../../testUtils/istioObjects';
import { namespace } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { exportToUnknownNamespace } from './exportToUnknownNamespace';

const closed = { closedWorld: true };
const exported = (...exportTo: string[]) =>
  networking('DestinationRule', 'orders', { host: 'orders', exportTo });

describe('reference/export-to-unknown-namespace', () => {
  it.each([['.'], ['*'], ['~'], ['shop'], ['billing']])(
    'is silent about %s',
    to => {
      expect(
        hits(
          exportToUnknownNamespace,
          [namespace('billing'), exported(to)],
          undefined,
          closed,
        ),
      ).toEqual([]);
    },
  );

  it('finds a namespace that does not exist', () => {
    expect(
      hits(
        exportToUnknownNamespace,
        [exported('.', 'billing')],
        undefined,
        closed,
      ),
    ).toMatchObject([{ pointer: '/spec/exportTo/1' }]);
  });

  it('cannot decide where there may be more namespaces', () => {
    expect(
      hits(exportToUnknownNamespace, [namespace('shop'), exported('billing')]),
    ).toMatchObject([{ undecided: 'needs namespace billing' }]);
  });

  it('is silent in ambient, which does not look at exportTo', () => {
    const ambient = namespace('shop', { 'istio.io/dataplane-mode': 'ambient' });

    expect(
      hits(
        exportToUnknownNamespace,
        [ambient, exported('x')],
        undefined,
        closed,
      ),
    ).toEqual([]);
  });
});
