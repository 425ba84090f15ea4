import { istioProvider } from '../provider';
import {
  ambientTarget,
  rendered,
  sidecarTarget,
  waypointTarget,
} from '../testUtils/rendered';
import { request } from '../testUtils/request';
import { ambientInput } from '../testUtils/waypoints';

const verdict = (
  target: ReturnType<typeof ambientTarget>,
  createGateway: boolean,
) =>
  istioProvider.evaluate(
    rendered(
      ambientInput({
        policy: {
          'traffic.ingress.hosts': ['shop.example.com'],
          'traffic.ingress.gateway': 'Gateway/istio-ingress/public',
          'traffic.ingress.createGateway': createGateway,
        },
      }),
      target,
    ),
    request({ caller: 'istio-ingress/public-istio' }),
  ).decision;

describe('the gateway that is rendered for a service in ambient', () => {
  it.each([ambientTarget(), waypointTarget()])(
    'gets through to it under the service account that Istio makes for it',
    target => {
      expect(verdict(target, true)).toBe('allow');
      expect(verdict(target, false)).toBe('deny');
    },
  );

  it('is none in front of sidecars, whose gateways run on Pods of the platform', () => {
    const target = sidecarTarget({ settings: { gatewaySelector: { a: 'b' } } });

    expect(verdict(target, true)).toBe('deny');
  });
});
