import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import fc from 'fast-check';
import { istioProvider } from '../provider';
import { ruleContext } from '../testUtils/ruleContext';
import { rules } from './index';

/** Names of fields that rules look at, and some that objects inherit. */
const fields =
  'abort accessLogging action add address addresses allowHeaders allowMethods allowOrigins annotations api app applyTo attempts ' +
  'attributes authority backendRefs bind body canary captureMode clientConfig cluster code condition conditions config configPatches ' +
  'connectionPool consistentHash constructor containerPort containers corsPolicy credentialName customTags d data defaultEndpoint ' +
  'delay delegate destination destinationSubnets directResponse distribute egress egressProxy endpoints env exact exec exportTo ' +
  'extensionProviders failover failoverPriority fault filter filterChain fixedDelay from fromRegistry gateways global group ' +
  'grpcStatus headers host hosts http http2KeepAlive httpCookie httpStatus image ingress initContainers inlineCode issuer istio items ' +
  'jwks jwksUri jwtRules key keys kind kty labels listener listeners literal loadBalancer localityLbSetting location lua maglev match ' +
  'matchExpressions matchLabels maxEjectionPercent mesh meshNetworks message metadata method metrics minProtocolVersion mirror ' +
  'mirrorPercent mirrorPercentage mirrors mode mtls name namespace namespaceSelector networks notPaths notValues number ' +
  'objectSelector operation operator outboundTrafficPolicy outlierDetection overrides parentRefs parents patch paths percent ' +
  'percentage perTryTimeout policy port portLevelMtls portLevelSettings ports prefix principals probe prometheus protocol provider ' +
  'providers proxy proxyVersion redirect redirectCode regex remove request resolution response retries retryBudget retryOn rewrite ' +
  'route rules runAsUser scheme securityContext selector server serverCertificate servers service set sniHosts source sourceLabels ' +
  'spec status strategy string subFilter subset subsets tableSize tag tagOverrides targetPort targetRef targetRefs tcp template ' +
  'timeout tls to toString tracing trafficPolicy trafficRouting tunnel type uri uriRegexRewrite url value values virtualServices ' +
  'weight when withoutHeaders workloadSelector';

const kinds = [
  ...istioProvider.kinds,
  ...(
    [
      ['admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration'],
      ['admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration'],
      ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
      ['apps/v1', 'Deployment'],
      ['argoproj.io/v1alpha1', 'Rollout'],
      ['extensions.istio.io/v1alpha1', 'TrafficExtension'],
      ['extensions.istio.io/v1alpha1', 'WasmPlugin'],
      ['flagger.app/v1beta1', 'Canary'],
      ['networking.istio.io/v1', 'WorkloadEntry'],
      ['networking.istio.io/v1', 'WorkloadGroup'],
      ['networking.istio.io/v1alpha3', 'EnvoyFilter'],
      ['v1', 'ConfigMap'],
      ['v1', 'Pod'],
      ['v1', 'Secret'],
    ] as const
  ).map(([apiVersion, kind]) => ({ apiVersion, kind })),
];

const names = [
  'istio',
  'istio-sidecar-injector',
  'grpcroutes.gateway.networking.k8s.io',
];

describe('the rules of Istio', () => {
  it('have codes of their own', () => {
    const codes = rules.map(({ code }) => code);

    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter(code => !/^[a-z-]+\/[a-z0-9-]+$/.test(code))).toEqual(
      [],
    );
  });

  it('never throw, whatever the shape of an object', () => {
    const key = fc.constantFrom(...fields.split(' '));
    const { node } = fc.letrec(tie => ({
      node: fc.oneof(
        { maxDepth: 7 },
        fc.constantFrom<unknown>(null, 1, -1, 'x', '', '*', '%', '{*}', true, {
          toString: 1,
        }),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(key, tie('node'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(node, fc.constantFrom(...names), (part, name) => {
        const objects = kinds.map(
          ({ apiVersion, kind }) =>
            ({
              apiVersion,
              kind,
              metadata: {
                name,
                namespace: 'shop',
                labels: part,
                annotations: part,
              },
              spec: part,
              status: part,
              data: part,
              webhooks: part,
            } as unknown as KubernetesObject),
        );
        const context = ruleContext(objects, undefined, {
          meshConfig: part as any,
        });

        expect(() => rules.map(rule => rule.check(context))).not.toThrow();
      }),
      { seed: 1, numRuns: 400 },
    );
  });

  it('never throw where a value of a field they know is of another shape', () => {
    // Fields in their own order lead deeper than chance does.
    const deep = fc
      .tuple(
        fc.array(fc.constantFrom(...fields.split(' ')), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.constantFrom<unknown>(null, 1, 'x', [null], [[]], { toString: 1 }),
      )
      .map(([path, end]) =>
        path.reduceRight<unknown>(
          (inner, name) => ({ [name]: [inner], hosts: inner }),
          end,
        ),
      );
    fc.assert(
      fc.property(deep, spec => {
        const objects = kinds.map(
          ({ apiVersion, kind }) =>
            ({
              apiVersion,
              kind,
              metadata: { name: 'x' },
              spec,
            } as unknown as KubernetesObject),
        );
        const context = ruleContext(objects);

        expect(() => rules.map(rule => rule.check(context))).not.toThrow();
      }),
      { seed: 2, numRuns: 400 },
    );
  });
});
