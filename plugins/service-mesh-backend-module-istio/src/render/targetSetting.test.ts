import { settleDraft } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { defaultInput } from '../testUtils/inputs';
import { sidecarTarget } from '../testUtils/rendered';
import { renderServiceBundle } from './serviceBundle';
import { targetSetting } from './targetSetting';

const target = sidecarTarget({
  settings: {
    gatewaySelector: { istio: 'ingressgateway' },
    gatewayCredentialName: 'shop-tls',
    accessLogProvider: 'otel',
  },
  settingPointers: {
    gatewaySelector: '/targets/selector',
    gatewayCredentialName: '/targets/credential',
    accessLogProvider: '/targets/log',
  },
});

const input = defaultInput({
  policy: {
    'traffic.ingress.hosts': ['shop.example.com'],
    'traffic.ingress.gateway': 'Gateway/istio-ingress/public',
    'traffic.ingress.createGateway': true,
    'observability.accessLog': 'all',
  },
});

describe('what app-config says of the target', () => {
  it('is no value where it is empty or no text', () => {
    const settings = { waypoint: '', revision: 1 };

    expect(targetSetting(sidecarTarget({ settings }), 'waypoint')).toBeNull();
    expect(targetSetting(sidecarTarget({ settings }), 'revision')).toBeNull();
  });

  it.each([
    ['Gateway', '/spec/selector/istio', '/targets/selector'],
    ['Gateway', '/spec/servers/1/tls/credentialName', '/targets/credential'],
    ['Telemetry', '/spec/accessLogging/0/providers/0/name', '/targets/log'],
  ])('is the origin of %s %s', (kind, pointer, from) => {
    const draft = renderServiceBundle(input, target).manifests.find(
      manifest => manifest.kind === kind,
    );
    const origins = draft ? settleDraft(draft).origins : {};

    expect(
      origins[pointer] ?? origins[pointer.replace(/\/[^/]+$/, '')],
    ).toMatchObject({ source: 'config', pointer: from });
  });
});
