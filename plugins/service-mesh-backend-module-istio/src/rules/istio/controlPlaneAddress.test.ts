import { kubernetes } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { controlPlaneAddress } from './controlPlaneAddress';

const webhook = (clientConfig: object, name = 'rev.validation.istio.io') =>
  kubernetes(
    'admissionregistration.k8s.io/v1',
    'ValidatingWebhookConfiguration',
    'istiod',
    {
      webhooks: [{ name, clientConfig }],
    },
  );

describe('istio/control-plane-address', () => {
  it.each([
    [''],
    ['istiod'],
    ['http://istiod.example.com'],
    ['https://'],
    ['://'],
  ])('finds %j', url => {
    expect(hits(controlPlaneAddress, [webhook({ url })])).toMatchObject([
      { pointer: '/webhooks/0/clientConfig/url' },
    ]);
  });

  it('knows a webhook of Istio by the end of its name', () => {
    expect(
      hits(controlPlaneAddress, [webhook({}, 'injector.istio.io')]),
    ).toHaveLength(1);
  });

  it('finds a webhook that says nothing', () => {
    expect(hits(controlPlaneAddress, [webhook({})])).toHaveLength(1);
  });

  it.each([['https://192.0.2.1:15017/inject'], ['https://[::1]/inject']])(
    'has information about %s',
    url => {
      expect(hits(controlPlaneAddress, [webhook({ url })])).toMatchObject([
        { severity: 'info', equivalents: ['IST0164'] },
      ]);
    },
  );

  it('takes a name, a Service, and webhooks of others', () => {
    expect(
      hits(controlPlaneAddress, [
        webhook({ url: 'https://istiod.example.com:15017/inject' }),
        webhook({ service: { name: 'istiod', namespace: 'istio-system' } }),
        webhook({ url: 'x' }, 'example.com'),
      ]),
    ).toEqual([]);
  });
});
