import fc from 'fast-check';
import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ruleFindings } from '../../testUtils';
import { ruleContext } from '../../validate/context';
import { gatewayApiRules } from '.';

describe.each(gatewayApiRules.map(rule => [rule.code, rule] as const))(
  'the example of %s',
  (_, rule) => {
    const { bad = '', good = '', facts } = rule.example ?? {};

    it('has the fault and is mended', () => {
      const found = ruleFindings(rule, bad, facts);
      expect(found.length).toBeGreaterThan(0);
      expect(found.filter(({ undecided }) => undecided)).toEqual([]);
      expect(ruleFindings(gatewayApiRules, good, facts)).toEqual([]);
    });
  },
);

it('the rules about the Gateway API never throw, whatever the shape of an object', () => {
  const key = fc.constantFrom(
    'parentRefs',
    'rules',
    'backendRefs',
    'filters',
    'requestMirror',
    'backendRef',
    'listeners',
    'addresses',
    'allowedRoutes',
    'namespaces',
    'selector',
    'matchExpressions',
    'hostnames',
    'from',
    'to',
    'name',
    'namespace',
    'tls',
    'certificateRefs',
    'ports',
  );
  const { node } = fc.letrec(tie => ({
    node: fc.oneof(
      { maxDepth: 7 },
      fc.constantFrom(null, 1, 'x', 'Selector', true),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(key, tie('node'), { maxKeys: 5 }),
    ),
  }));
  fc.assert(
    fc.property(node, spec => {
      const objects = [
        ['gateway.networking.k8s.io/v1', 'Gateway'],
        ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
        ['gateway.networking.k8s.io/v1', 'GRPCRoute'],
        ['gateway.networking.k8s.io/v1beta1', 'ReferenceGrant'],
        ['v1', 'Service'],
        ['v1', 'Namespace'],
      ].map(
        ([apiVersion, kind]) =>
          ({
            apiVersion,
            kind,
            metadata: { name: 'x' },
            spec,
          } as KubernetesObject),
      );
      const start = { line: 1, column: 1 };
      const context = ruleContext(
        objects.map(object => ({
          object,
          file: 'x.yaml',
          locate: () => ({ start, end: start }),
        })),
      );
      expect(() =>
        gatewayApiRules.map(rule => rule.check(context)),
      ).not.toThrow();
    }),
    { seed: 1, numRuns: 300 },
  );
});
