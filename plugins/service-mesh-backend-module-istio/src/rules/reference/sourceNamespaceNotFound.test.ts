import { namespace } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { policyWithRule } from '../../testUtils/policies';
import { sourceNamespaceNotFound } from './sourceNamespaceNotFound';

const from = (source: object) => policyWithRule({ from: [{ source }] });

const found = (source: object, closedWorld = true) =>
  hits(
    sourceNamespaceNotFound,
    [namespace('shop'), namespace('web-test'), from(source)],
    undefined,
    { closedWorld },
  );

describe('reference/source-namespace-not-found', () => {
  it.each(['shop', 'web*', '*-test', '*'])('is silent about %s', name => {
    expect(found({ namespaces: [name] })).toEqual([]);
  });

  it.each(['shpo', 'prod-*', '*-prod'])('finds %s', name => {
    expect(found({ namespaces: ['shop', name] })).toMatchObject([
      {
        pointer: '/spec/rules/0/from/0/source/namespaces/1',
        equivalents: ['IST0101', 'KIA0101'],
      },
    ]);
  });

  it('finds what is left out, which Kiali does not look at', () => {
    expect(found({ notNamespaces: ['shpo'] })).toMatchObject([
      { equivalents: ['IST0101'] },
    ]);
  });

  it('is undecided once where other namespaces may exist', () => {
    expect(found({ namespaces: ['a', 'b'] }, false)).toMatchObject([
      { undecided: 'needs the namespaces of the cluster' },
    ]);
  });
});
