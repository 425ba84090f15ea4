import { PolicyValues } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { rendered, sidecarTarget } from '../testUtils/rendered';
import { defaultInput } from '../testUtils/inputs';
import { renderGateway } from './gateway';

const wanted: Partial<PolicyValues> = {
  'traffic.ingress.hosts': ['shop.example.com'],
  'traffic.ingress.gateway': 'Gateway/istio-ingress/public',
  'traffic.ingress.createGateway': true,
};

const onPods = sidecarTarget({
  settings: { gatewaySelector: { istio: 'ingressgateway' } },
});

const lossesOf = (policy: Partial<PolicyValues>, target = onPods) =>
  renderGateway(defaultInput({ policy }), target).losses.map(
    ({ leaf, alternative }) => [leaf, alternative],
  );

describe('the gateway of the ingress', () => {
  it('belongs to the platform unless the policy wants it rendered', () => {
    const policy = { ...wanted, 'traffic.ingress.createGateway': false };

    expect(renderGateway(defaultInput({ policy }), onPods)).toEqual({
      manifests: [],
      losses: [],
    });
  });

  it('serves plain HTTP where no certificate is known, and says so', () => {
    const gateway = rendered(defaultInput({ policy: wanted }), onPods).find(
      ({ kind }) => kind === 'Gateway',
    );

    expect(gateway?.metadata).toMatchObject({
      name: 'public',
      namespace: 'istio-ingress',
    });
    expect(gateway?.spec?.servers).toEqual([
      {
        port: { number: 80, name: 'http', protocol: 'HTTP' },
        hosts: ['shop.example.com'],
      },
    ]);
    expect(lossesOf(wanted)).toEqual([
      [
        'traffic.ingress.createGateway',
        expect.stringContaining('istio.gatewayCredentialName'),
      ],
    ]);
  });

  it('is not rendered while nothing says on which Pods it runs', () => {
    expect(lossesOf(wanted, sidecarTarget())).toEqual([
      [
        'traffic.ingress.createGateway',
        expect.stringContaining('istio.gatewaySelector'),
      ],
    ]);
  });

  it('is not rendered without hosts', () => {
    expect(
      lossesOf({
        'traffic.ingress.gateway': 'Gateway/istio-ingress/public',
        'traffic.ingress.createGateway': true,
      }),
    ).toEqual([
      [
        'traffic.ingress.createGateway',
        expect.stringContaining('traffic.ingress.hosts'),
      ],
    ]);
  });
});
