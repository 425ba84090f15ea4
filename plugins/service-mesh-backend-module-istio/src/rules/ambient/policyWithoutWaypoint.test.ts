import { KubernetesObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  ambientNamespace,
  namespace,
  object,
  pod,
  service,
} from '../../testUtils/objects';
import { hits } from '../../testUtils/ruleContext';
import { policyWithRule } from '../../testUtils/policies';
import { policyWithoutWaypoint } from './policyWithoutWaypoint';

const uses = (name: string) => ({ 'istio.io/use-waypoint': name });
const methods = { to: [{ operation: { methods: ['GET'] } }] };
const selector = { matchLabels: { app: 'orders' } };
const targetRefs = [{ group: '', kind: 'Service', name: 'orders' }];
const selecting = policyWithRule(methods, 'ALLOW', { selector });
const referring = policyWithRule(methods, 'ALLOW', { targetRefs });

const ofPolicies = (objects: KubernetesObject[]) =>
  hits(policyWithoutWaypoint, objects)
    .filter(({ equivalents }) => !equivalents?.includes('KIA1317'))
    .map(({ equivalents, undecided }) => [...(equivalents ?? []), undecided]);

describe('ambient/policy-without-waypoint', () => {
  it.each([
    ['the namespace is not in ambient', [namespace('shop'), selecting]],
    ['the namespace is not known', [selecting]],
    [
      'the namespace uses one',
      [ambientNamespace('shop', uses('w')), selecting],
    ],
    [
      'the workload uses one',
      [ambientNamespace(), pod('orders', uses('w')), selecting],
    ],
    [
      'the Service uses one',
      [ambientNamespace(), service('orders', { labels: uses('w') }), referring],
    ],
    [
      'the workload is left out of ambient',
      [
        ambientNamespace(),
        pod('orders', { 'istio.io/dataplane-mode': 'none' }),
        selecting,
      ],
    ],
    [
      'it is about connections',
      [
        ambientNamespace(),
        policyWithRule({ to: [{ operation: { ports: ['80'] } }] }),
      ],
    ],
    [
      'it refers to a Gateway',
      [
        ambientNamespace(),
        policyWithRule(methods, 'ALLOW', {
          targetRefs: [{ kind: 'Gateway', name: 'waypoint' }],
        }),
      ],
    ],
  ])('is silent where %s', (_, objects) => {
    expect(hits(policyWithoutWaypoint, objects)).toEqual([]);
  });

  it.each([
    ['the namespace', [ambientNamespace(), policyWithRule(methods)]],
    ['a workload', [ambientNamespace(), pod('orders'), selecting]],
    [
      'a workload that wants none',
      [
        ambientNamespace('shop', uses('w')),
        pod('orders', uses('none')),
        selecting,
      ],
    ],
    [
      'a Service that wants none',
      [
        ambientNamespace('shop', uses('w')),
        service('orders', { labels: uses('none') }),
        referring,
      ],
    ],
  ])('finds that no waypoint stands before %s', (_, objects) => {
    expect(ofPolicies(objects)).toEqual([['KIA0109', undefined]]);
  });

  it('is undecided about a Service it does not see', () => {
    expect(ofPolicies([ambientNamespace(), referring])).toEqual([
      ['KIA0109', 'needs the labels of the Service'],
    ]);
  });

  it.each([
    ['RequestAuthentication', {}, ['KIA1110']],
    ['WasmPlugin', {}, ['KIA1111']],
    ['Telemetry', { tracing: [{}] }, ['KIA1112']],
    ['Telemetry', { metrics: [{ overrides: [{}] }] }, ['KIA1112']],
    ['Telemetry', { metrics: [{}] }, null],
  ])('looks at a %s with %j', (kind, spec, equivalents) => {
    expect(
      ofPolicies([
        ambientNamespace(),
        object(kind, 'a', { ...spec, targetRefs }),
      ]),
    ).toEqual(
      equivalents ? [[...equivalents, 'needs the labels of the Service']] : [],
    );
  });

  it.each([ambientNamespace(), namespace('shop')])(
    'finds a policy about callers that nothing holds to in $metadata.labels',
    home => {
      const callers = policyWithRule(
        { from: [{ source: { namespaces: ['web'] } }] },
        'ALLOW',
        { targetRefs },
      );
      expect(ofPolicies([home, callers])).toEqual([]);
      expect(ofPolicies([service('orders'), callers])).toEqual([]);
      expect(ofPolicies([home, service('orders'), callers])).toEqual([
        [undefined],
      ]);
    },
  );

  it.each([
    [
      'by its own label',
      [pod('orders', { 'istio.io/dataplane-mode': 'ambient' }), selecting],
    ],
    [
      'without the waypoint of its namespace',
      [
        ambientNamespace('shop', uses('w')),
        pod('orders', uses('none')),
        pod('basket'),
        policyWithRule(methods),
      ],
    ],
  ])('names a workload in ambient %s', (_, objects) => {
    expect(hits(policyWithoutWaypoint, objects)).toMatchObject([
      { equivalents: ['KIA1317'], params: { name: 'orders' } },
    ]);
  });

  it('names the workload that is exposed, for information', () => {
    expect(
      hits(policyWithoutWaypoint, [
        ambientNamespace(),
        pod('orders'),
        service('orders'),
        referring,
      ]).filter(({ equivalents }) => equivalents?.includes('KIA1317')),
    ).toMatchObject([{ severity: 'info', params: { name: 'orders' } }]);
  });
});
