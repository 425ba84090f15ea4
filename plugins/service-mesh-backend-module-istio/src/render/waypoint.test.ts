import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items } from '../lenient';
import { ingressCaller, twoVersions } from '../testUtils/inputs';
import { renderedObject, waypointTarget } from '../testUtils/rendered';
import { renderServiceBundle } from './serviceBundle';
import { ambientInput, listed, lossesOf } from '../testUtils/waypoints';

describe('the binding to a waypoint', () => {
  it('holds for requests through the ingress too, where there is one', () => {
    const labelsOf = (input: ServiceInput) =>
      renderedObject('Service', 'order', input, waypointTarget()).metadata
        .labels;

    expect(labelsOf(listed(ingressCaller))).toEqual({
      'istio.io/use-waypoint': 'waypoint',
      'istio.io/ingress-use-waypoint': 'true',
    });
    expect(labelsOf(ambientInput())).toEqual({
      'istio.io/use-waypoint': 'waypoint',
    });
  });

  it('changes a Service that somebody else owns', () => {
    const { manifests } = renderServiceBundle(ambientInput(), waypointTarget());

    expect(
      manifests.filter(({ role }) => role === 'patch').map(({ kind }) => kind),
    ).toEqual(['Service']);
  });
});

describe('a service behind a waypoint', () => {
  it('reports what waypoints do not do', () => {
    const input = ambientInput({
      workload: twoVersions,
      policy: {
        'traffic.mirror.to': 'v2',
        'traffic.fault.delay.fixed': '1s',
        'traffic.ingress.hosts': ['shop.example.com'],
        'security.egress': 'declared',
        'resilience.rateLimit.requestsPerSecond': 5,
      },
    });

    expect(lossesOf(input).map(([leaf]) => leaf)).toEqual([
      'resilience.retries.on',
      'traffic.fault.delay.fixed',
      'security.egress',
      'resilience.rateLimit.requestsPerSecond',
      'traffic.ingress.hosts',
    ]);
  });

  it('has policies about the Services of its versions too, which are bound alike', () => {
    const input = ambientInput({
      workload: twoVersions,
      policy: { 'traffic.weights': { v1: 90, v2: 10 } },
    });
    const { spec } = renderedObject(
      'AuthorizationPolicy',
      'order-callers',
      input,
      waypointTarget(),
    );

    expect(items(spec?.targetRefs).map(({ name }) => name)).toEqual([
      'order',
      'order-v1',
      'order-v2',
    ]);
    expect(
      renderedObject('Service', 'order-v1', input, waypointTarget()).metadata
        .labels,
    ).toEqual({ 'istio.io/use-waypoint': 'waypoint' });
  });
});
