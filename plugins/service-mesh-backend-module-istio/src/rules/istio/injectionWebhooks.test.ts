import { kubernetes, service } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { injectionWebhooks } from './injectionWebhooks';

const injector = (name: string, namespaceSelector: object, rest: object = {}) =>
  kubernetes(
    'admissionregistration.k8s.io/v1',
    'MutatingWebhookConfiguration',
    name,
    {
      webhooks: [
        {
          name: 'namespace.sidecar-injector.istio.io',
          namespaceSelector,
          ...rest,
        },
      ],
    },
  );
const enabled = { matchLabels: { 'istio-injection': 'enabled' } };
const expressions = (...matchExpressions: object[]) => ({ matchExpressions });
const absent = { key: 'istio-injection', operator: 'DoesNotExist' };
const not = { key: 'istio-injection', operator: 'NotIn', values: ['enabled'] };
const to = (name: string, namespace = 'shop') => ({
  clientConfig: { service: { name, namespace } },
});

describe('istio/injection-webhooks', () => {
  it('finds both of two that select the same Pods', () => {
    expect(
      hits(injectionWebhooks, [injector('a', enabled), injector('b', {})]).map(
        ({ document }) => document.object.metadata.name,
      ),
    ).toEqual(['a', 'b']);
  });

  it.each([
    ['one asks for a label to be absent', expressions(absent)],
    ['one asks for another value', expressions(not)],
    [
      'one asks for it by another value',
      { matchLabels: { 'istio-injection': 'x' } },
    ],
  ])('takes two of which %s', (_, other) => {
    expect(
      hits(injectionWebhooks, [injector('a', enabled), injector('b', other)]),
    ).toEqual([]);
  });

  it('finds one that calls a Service which does not exist', () => {
    expect(
      hits(injectionWebhooks, [
        injector('a', {}, to('istiod')),
        service('orders', { ports: [] }),
      ]),
    ).toMatchObject([{ pointer: '/webhooks/0/clientConfig/service' }]);
    expect(
      hits(injectionWebhooks, [
        injector('a', {}, to('orders')),
        service('orders', { ports: [] }),
      ]),
    ).toEqual([]);
  });

  it('cannot tell without the Services of its namespace', () => {
    expect(
      hits(injectionWebhooks, [injector('a', {}, to('istiod', 'far'))]),
    ).toMatchObject([{ undecided: 'needs the Services of namespace far' }]);
  });

  it('leaves webhooks of others alone', () => {
    expect(
      hits(injectionWebhooks, [
        injector('a', {}, { name: 'other.example.com', ...to('none') }),
        service('orders', { ports: [] }),
      ]),
    ).toEqual([]);
  });
});
