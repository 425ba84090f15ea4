import { virtualService } from '../../testUtils/istioObjects';
import { kubernetes } from '../../testUtils/objects';
import { hits, ruleContext } from '../../testUtils/ruleContext';
import { deprecatedSetting } from './deprecatedSetting';

const delay = (share: object) =>
  virtualService({
    http: [{ fault: { delay: { ...share, fixedDelay: '1s' } } }],
  });
const telemetry = kubernetes('telemetry.istio.io/v1', 'Telemetry', 'a', {
  spec: { tracing: [{ providers: [{ name: 'steps' }] }] },
});
const meshConfig = (provider: object) => ({
  extensionProviders: [{ name: 'steps', ...provider }],
});

describe('istio/deprecated-setting', () => {
  it('finds a delay by percent', () => {
    expect(hits(deprecatedSetting, [delay({ percent: 10 })])).toMatchObject([
      { pointer: '/spec/http/0/fault/delay/percent' },
    ]);
    expect(
      hits(deprecatedSetting, [delay({ percentage: { value: 10 } })]),
    ).toEqual([]);
  });

  it('finds egressProxy of a Sidecar', () => {
    expect(
      hits(deprecatedSetting, [
        kubernetes('networking.istio.io/v1', 'Sidecar', 'a', {
          spec: { outboundTrafficPolicy: { egressProxy: { host: 'a' } } },
        }),
      ]),
    ).toMatchObject([{ pointer: '/spec/outboundTrafficPolicy/egressProxy' }]);
  });

  it('finds definitions of policies that are gone', () => {
    const definition = (name: string) =>
      kubernetes('apiextensions.k8s.io/v1', 'CustomResourceDefinition', name);
    expect(
      hits(deprecatedSetting, [
        definition('serviceroles.rbac.istio.io'),
        definition('sidecars.networking.istio.io'),
      ]),
    ).toHaveLength(1);
  });

  it('finds Lightstep as a provider, where the mesh says that it is one', () => {
    const found = (provider: object) =>
      deprecatedSetting.check(
        ruleContext([telemetry], undefined, {
          meshConfig: meshConfig(provider) as any,
        }),
      );
    expect(found({ lightstep: {} })).toMatchObject([
      { pointer: '/spec/tracing/0/providers/0/name' },
    ]);
    expect(found({ opentelemetry: {} })).toEqual([]);
    expect(hits(deprecatedSetting, [telemetry])).toEqual([]);
  });
});
