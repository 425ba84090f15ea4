import { settleDraft } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { PolicyValues } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items, members } from '../lenient';
import { ambientTarget } from '../testUtils/rendered';
import { ambientInput } from '../testUtils/waypoints';
import { renderAmbientGateway } from './ambientGateway';

const withTls = ambientTarget({
  settings: { gatewayCredentialName: 'shop-tls' },
});

const render = (policy: Partial<PolicyValues> = {}, target = withTls) =>
  renderAmbientGateway(
    ambientInput({
      policy: {
        'traffic.ingress.hosts': ['shop.example.com'],
        'traffic.ingress.gateway': 'Gateway/istio-ingress/public',
        'traffic.ingress.createGateway': true,
        ...policy,
      },
    }),
    target,
  );

const listeners = (...args: Parameters<typeof render>) =>
  render(...args).manifests.flatMap(draft =>
    items(members(settleDraft(draft).object.spec).listeners),
  );

describe('the Gateway of a service in ambient', () => {
  it('belongs to the platform unless the policy wants it rendered', () => {
    expect(render({ 'traffic.ingress.createGateway': false })).toEqual({
      manifests: [],
      losses: [],
    });
  });

  it('has listeners for each host', () => {
    const hosts = { 'traffic.ingress.hosts': ['a.example.com', '*.b.example'] };

    expect(
      listeners(hosts).map(({ name, hostname, port }) => [
        name,
        hostname,
        port,
      ]),
    ).toEqual([
      ['http-1', 'a.example.com', 80],
      ['https-1', 'a.example.com', 443],
      ['http-2', '*.b.example', 80],
      ['https-2', '*.b.example', 443],
    ]);
  });

  it('has listeners for all hosts where it serves all, or more than it has room for', () => {
    const many = Array.from({ length: 33 }, (_, i) => `h${i}.example.com`);

    for (const hosts of [['*', 'a.example.com'], many]) {
      expect(
        listeners({ 'traffic.ingress.hosts': hosts }).map(listener => [
          listener.name,
          'hostname' in listener,
        ]),
      ).toEqual([
        ['http', false],
        ['https', false],
      ]);
    }
  });

  it('takes routes of the namespace of the service alone', () => {
    const allowed = (gateway: string) =>
      listeners({ 'traffic.ingress.gateway': gateway })[0].allowedRoutes;

    expect(allowed('Gateway/shop/public')).toEqual({
      namespaces: { from: 'Same' },
    });
    expect(allowed('Gateway/istio-ingress/public')).toEqual({
      namespaces: {
        from: 'Selector',
        selector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } },
      },
    });
  });

  it('serves plain HTTP where no certificate is known, and says so', () => {
    expect(listeners({}, ambientTarget()).map(({ name }) => name)).toEqual([
      'http',
    ]);
    expect(
      render({}, ambientTarget()).losses.map(({ leaf, alternative }) => [
        leaf,
        alternative,
      ]),
    ).toEqual([
      [
        'traffic.ingress.createGateway',
        expect.stringContaining('istio.gatewayCredentialName'),
      ],
    ]);
  });

  it('is not rendered without a host that it can name', () => {
    const { manifests, losses } = render({ 'traffic.ingress.hosts': ['a:80'] });

    expect(manifests).toEqual([]);
    expect(losses.map(({ leaf }) => leaf)).toEqual([
      'traffic.ingress.createGateway',
    ]);
  });
});
