import { networking, virtualService } from '../../testUtils/istioObjects';
import { service } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { delegateNotFound } from './delegateNotFound';

const delegating = virtualService({
  http: [
    { delegate: { name: 'routes' } },
    { delegate: { name: 'more', namespace: 'edge' } },
  ],
});
const delegate = (name: string, namespace: string) =>
  networking('VirtualService', name, { http: [] }, { namespace });

describe('reference/delegate-not-found', () => {
  it('is silent where the delegates are here', () => {
    expect(
      hits(delegateNotFound, [
        delegating,
        delegate('routes', 'shop'),
        delegate('more', 'edge'),
      ]),
    ).toEqual([]);
  });

  it('finds one that is not, and cannot decide about another namespace', () => {
    expect(
      hits(delegateNotFound, [
        delegating,
        service('orders'),
        delegate('routes', 'edge'),
      ]).map(({ pointer, undecided }) => [pointer, undecided]),
    ).toEqual([
      ['/spec/http/0/delegate', undefined],
      ['/spec/http/1/delegate', 'needs VirtualService more'],
    ]);
  });
});
