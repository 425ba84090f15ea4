import { PolicyValues } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { rendered, renderedObject, sidecarTarget } from '../testUtils/rendered';
import { defaultInput, twoVersions } from '../testUtils/inputs';
import { renderServiceBundle } from './serviceBundle';

const withPolicy = (policy: Partial<PolicyValues>) => defaultInput({ policy });

describe('the DestinationRule of a service', () => {
  it('is not written where it would be empty', () => {
    const kinds = rendered(defaultInput({ workload: twoVersions })).map(
      ({ kind }) => kind,
    );

    expect(kinds).not.toContain('DestinationRule');
  });

  it('names the algorithm beside a warm-up, which has no effect without one', () => {
    const { spec } = renderedObject(
      'DestinationRule',
      'order',
      withPolicy({ 'traffic.loadBalancing.warmup': '30s' }),
    );

    expect(spec?.trafficPolicy).toEqual({
      loadBalancer: { simple: 'LEAST_REQUEST', warmup: { duration: '30s' } },
    });
  });

  it('reports a warm-up that the algorithm cannot do', () => {
    const { losses } = renderServiceBundle(
      withPolicy({
        'traffic.loadBalancing.algorithm': 'random',
        'traffic.loadBalancing.warmup': '30s',
      }),
      sidecarTarget(),
    );

    expect(losses.map(({ leaf }) => leaf)).toEqual([
      'traffic.loadBalancing.warmup',
    ]);
  });

  it('prefers Pods nearby only where failing ones are left out', () => {
    const close = {
      'traffic.loadBalancing.locality': 'prefer-close',
    } as const;
    const ejecting = { 'resilience.circuitBreaker.consecutiveErrors': 5 };
    const { spec } = renderedObject(
      'DestinationRule',
      'order',
      withPolicy({ ...close, ...ejecting }),
    );

    expect(spec?.trafficPolicy).toEqual({
      loadBalancer: { localityLbSetting: { enabled: true } },
      outlierDetection: { consecutive5xxErrors: 5 },
    });
    expect(
      renderServiceBundle(withPolicy(close), sidecarTarget()).losses,
    ).toMatchObject([{ leaf: 'traffic.loadBalancing.locality' }]);
  });

  it('treats Pods of all zones alike on demand', () => {
    const { spec } = renderedObject(
      'DestinationRule',
      'order',
      withPolicy({ 'traffic.loadBalancing.locality': 'any' }),
    );

    expect(spec?.trafficPolicy).toEqual({
      loadBalancer: { localityLbSetting: { enabled: false } },
    });
  });

  it('reports a retry budget that the release does not have', () => {
    const input = withPolicy({ 'resilience.retries.budget': 20 });

    expect(
      renderServiceBundle(input, sidecarTarget({ version: '1.26' })),
    ).toMatchObject({ losses: [{ leaf: 'resilience.retries.budget' }] });
    expect(
      renderServiceBundle(input, sidecarTarget({ version: '1.27' })).losses,
    ).toEqual([]);
  });

  it('says nothing about TLS, which is automatic in the mesh', () => {
    const { spec } = renderedObject(
      'DestinationRule',
      'order',
      withPolicy({ 'resilience.circuitBreaker.consecutiveErrors': 5 }),
    );

    expect(spec?.trafficPolicy).toEqual({
      outlierDetection: { consecutive5xxErrors: 5 },
    });
  });
});
