import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import fc from 'fast-check';
import { istioProvider } from '../provider';
import { ruleContext } from '../testUtils/ruleContext';
import { rules } from './index';
import {
  EnvoyFilter,
  WasmPlugin,
  WorkloadEntry,
  WorkloadGroup,
} from './kindNames';

describe('the rules of Istio', () => {
  it('have codes of their own', () => {
    const codes = rules.map(({ code }) => code);

    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter(code => !/^[a-z-]+\/[a-z0-9-]+$/.test(code))).toEqual(
      [],
    );
  });

  it('never throw, whatever the shape of an object', () => {
    const key = fc.constantFrom(
      'http',
      'route',
      'match',
      'rules',
      'from',
      'to',
      'source',
      'destination',
      'retries',
      'hosts',
      'jwtRules',
      'servers',
      'port',
      'number',
      'ports',
      'tls',
      'selector',
      'workloadSelector',
      'matchLabels',
      'labels',
      'egress',
      'configPatches',
      'patch',
      'operation',
      'metrics',
      'overrides',
      'tagOverrides',
      'accessLogging',
      'template',
      'metadata',
      'exportTo',
      'targetRefs',
      'credentialName',
      'principals',
      'paths',
      'mtls',
      'mode',
      'portLevelMtls',
      'trafficPolicy',
      'host',
      'parentRefs',
      'backendRefs',
      'subset',
      'subsets',
      'gateways',
      'uri',
      'headers',
      'delegate',
      'mirrors',
      'portLevelSettings',
      'retryBudget',
      'strategy',
      'canary',
      'trafficRouting',
      'istio',
      'virtualServices',
      'name',
    );
    const { node } = fc.letrec(tie => ({
      node: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom(null, 1, 'x', true),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(key, tie('node'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(node, spec => {
        const kinds = [
          ...istioProvider.kinds,
          EnvoyFilter,
          WasmPlugin,
          WorkloadEntry,
          WorkloadGroup,
          { apiVersion: 'apps/v1', kind: 'Deployment' },
          { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' },
          { apiVersion: 'flagger.app/v1beta1', kind: 'Canary' },
          { apiVersion: 'v1', kind: 'Pod' },
          { apiVersion: 'v1', kind: 'Secret' },
        ];
        const objects = kinds.map(
          ({ apiVersion, kind }) =>
            ({
              apiVersion,
              kind,
              metadata: { name: 'x' },
              spec,
            } as KubernetesObject),
        );
        const context = ruleContext(objects);

        expect(() => rules.map(rule => rule.check(context))).not.toThrow();
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
