import { ambientNamespace, namespace, object } from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { policyWithRule } from '../../testUtils/policies';
import { noTargetRefs } from './noTargetRefs';

const methods = { to: [{ operation: { methods: ['GET'] } }] };
const callers = { from: [{ source: { namespaces: ['shop'] } }] };
const targetRefs = [{ group: '', kind: 'Service', name: 'orders' }];

describe('ambient/no-target-refs', () => {
  it.each([
    [
      'there are some',
      ambientNamespace(),
      policyWithRule(methods, 'ALLOW', { targetRefs }),
    ],
    ['it is about callers', ambientNamespace(), policyWithRule(callers)],
    [
      'the namespace is not in ambient',
      namespace('shop'),
      policyWithRule(methods),
    ],
  ])('is silent where %s', (_, ...objects) => {
    expect(hits(noTargetRefs, objects)).toEqual([]);
  });

  it.each([
    ['ALLOW', 'error'],
    ['DENY', undefined],
  ])('finds a policy that %s by requests', (action, severity) => {
    const [found] = hits(noTargetRefs, [
      ambientNamespace(),
      policyWithRule(methods, action),
    ]);
    expect(found).toMatchObject({ equivalents: ['KIA0110'] });
    expect(found.severity).toBe(severity);
  });

  it.each(['CUSTOM', 'AUDIT'])('finds the action %s', action => {
    expect(
      hits(noTargetRefs, [ambientNamespace(), policyWithRule(callers, action)]),
    ).toMatchObject([{ pointer: '/spec/action', equivalents: [] }]);
  });

  it.each([
    ['RequestAuthentication', {}, 'KIA1115'],
    ['WasmPlugin', {}, 'KIA1116'],
    ['Telemetry', { accessLogging: [{}] }, 'KIA1117'],
  ])('finds a %s', (kind, spec, code) => {
    expect(
      hits(noTargetRefs, [ambientNamespace(), object(kind, 'a', spec)]),
    ).toMatchObject([{ equivalents: [code] }]);
  });
});
