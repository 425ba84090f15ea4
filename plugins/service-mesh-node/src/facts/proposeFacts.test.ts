import { Entity } from '@backstage/catalog-model';
import { testEntity } from '../testUtils';
import { proposeFacts } from './proposeFacts';
import { writeFactPatch } from './proposal';

interface WorkloadOptions {
  kind?: string;
  apiVersion?: string;
  namespace?: string;
  labels?: Record<string, string>;
  selector?: object;
  replicas?: number;
  serviceAccountName?: string;
  container?: object;
  spec?: object;
}

function workload(name: string, options: WorkloadOptions = {}) {
  const labels = options.labels ?? { app: name };
  return {
    apiVersion: options.apiVersion ?? 'apps/v1',
    kind: options.kind ?? 'Deployment',
    metadata: { name, namespace: options.namespace ?? 'shop' },
    spec: {
      replicas: options.replicas,
      selector: options.selector ?? { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: options.serviceAccountName ?? name,
          containers: [options.container ?? {}],
        },
      },
      ...options.spec,
    },
  };
}

const service = (name: string, spec: object = {}, namespace = 'shop') => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace },
  spec: {
    selector: { app: name },
    ports: [{ name: 'http', port: 80, targetPort: 8080 }],
    ...spec,
  },
});

const list = (...items: object[]) => [
  {
    path: 'stdin',
    content: JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
  },
];

const propose = (items: object[], entities?: Entity[]) =>
  proposeFacts(list(...items), entities);

/** Annotations of the only proposal, without their prefix. */
function annotationsOf(items: object[], entities?: Entity[]) {
  const { proposals } = propose(items, entities);
  expect(proposals).toHaveLength(1);
  return Object.fromEntries(
    Object.entries(proposals[0].annotations).map(([name, value]) => [
      name.replace('mesh-configurator.io/', ''),
      value,
    ]),
  );
}

const codes = (items: object[], entities?: Entity[]) =>
  propose(items, entities).findings.map(({ code }) => code);

const portsOf = (ports: object[], container: object = {}) =>
  annotationsOf([workload('order', { container }), service('order', { ports })])
    .ports;

describe('proposeFacts', () => {
  it('proposes everything that a workload and its Service tell', () => {
    const container = {
      ports: [{ name: 'web', containerPort: 3000 }],
      livenessProbe: { httpGet: { path: '/healthz?deep=no', port: 3000 } },
      readinessProbe: { httpGet: { path: 'ready', port: 3000 } },
      startupProbe: { tcpSocket: { port: 3000 } },
    };
    const ports = [
      { name: 'http', port: 80, targetPort: 'web' },
      { name: 'admin', port: 9090, appProtocol: 'grpc' },
    ];
    const items = [
      workload('order', {
        container,
        replicas: 3,
        labels: { app: 'order', tier: 'web' },
      }),
      service('order', { ports }),
    ];
    expect(annotationsOf(items)).toEqual({
      namespace: 'shop',
      service: 'order',
      workload: 'order',
      selector: 'app=order,tier=web',
      'service-account': 'order',
      ports: '80:3000/http,9090/grpc',
      replicas: '3',
      probes: '/healthz,/ready',
    });
    expect(codes(items)).toEqual([]);
  });

  it.each([
    [{ name: 'http', port: 80 }, '80/http'],
    [{ name: 'http-web', port: 80 }, '80/http'],
    [{ name: 'http2-api', port: 80 }, '80/http2'],
    [{ name: 'grpc', port: 80 }, '80/grpc'],
    [{ name: 'grpc-web', port: 80 }, '80/http'],
    [{ name: 'https', port: 443 }, '443/tls'],
    [{ name: 'tcp-db', port: 5432 }, '5432/tcp'],
    [{ name: 'http', port: 80, appProtocol: 'kubernetes.io/h2c' }, '80/http2'],
    [{ port: 80, appProtocol: 'HTTP' }, '80/http'],
  ])('reads the protocol of the port %j', (port, text) => {
    expect(portsOf([port])).toBe(text);
  });

  it.each([
    { port: 80 },
    { name: 'httpx', port: 80 },
    { name: 'http', port: 80, appProtocol: 'example.com/own' },
    { name: 'dns', port: 53, protocol: 'UDP' },
  ])('leaves out the port %j, whose protocol nothing tells', port => {
    const items = [
      workload('order'),
      service('order', { ports: [port, { name: 'http', port: 81 }] }),
    ];
    expect(annotationsOf(items).ports).toBe('81/http');
    expect(propose(items).proposals[0].notes).toEqual([
      expect.stringContaining(`Port ${port.port} of Service shop/order`),
    ]);
  });

  it('takes the name of a container port for a protocol too', () => {
    const container = { ports: [{ name: 'grpc', containerPort: 7000 }] };
    expect(portsOf([{ port: 80, targetPort: 'grpc' }], container)).toBe(
      '80:7000/grpc',
    );
  });

  it('finds a target port that no container has', () => {
    const ports = [{ name: 'http', port: 80, targetPort: 'gone' }];
    const { proposals, findings } = propose([
      workload('order'),
      service('order', { ports }),
    ]);
    expect(proposals[0].annotations).not.toHaveProperty([
      'mesh-configurator.io/ports',
    ]);
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'catalog/target-port-unknown',
        file: 'stdin',
        pointer: '/spec/ports/0/targetPort',
      }),
    ]);
  });

  it('says that the default service account is shared', () => {
    const items = [workload('a'), workload('b')].map(item => ({
      ...item,
      spec: {
        ...item.spec,
        template: { ...item.spec.template, spec: { containers: [] } },
      },
    }));
    const { proposals, findings } = propose(items);
    expect(
      proposals.map(
        ({ annotations }) =>
          annotations['mesh-configurator.io/service-account'],
      ),
    ).toEqual(['default', 'default']);
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'catalog/shared-service-account',
        params: {
          serviceAccount: 'default',
          workloads: ['Deployment shop/a', 'Deployment shop/b'],
        },
      }),
    ]);
  });

  it('makes one proposal of the versions behind a Service', () => {
    const version = (name: string, more = {}) =>
      workload(`order-${name}`, {
        labels: { app: 'order', version: name },
        serviceAccountName: 'order',
        replicas: 2,
        ...more,
      });
    const items = [
      version('v1'),
      version('v2.1'),
      service('order'),
      service('order-v1', { selector: { app: 'order', version: 'v1' } }),
    ];
    expect(annotationsOf(items)).toEqual({
      namespace: 'shop',
      service: 'order',
      selector: 'app=order',
      'service-account': 'order',
      ports: '80:8080/http',
      replicas: '4',
      versions: 'v1,v2-1=version:v2.1',
    });
    expect(propose(items).proposals[0].entityRef).toBe(
      'component:default/order',
    );
    expect(codes(items)).toEqual([]);
  });

  it('reads versions by another label than version', () => {
    const track = (name: string) =>
      workload(name, { labels: { app: 'order', track: name } });
    expect(
      annotationsOf([track('stable'), track('canary'), service('order')])
        .versions,
    ).toBe('canary=track:canary,stable=track:stable');
  });

  it('finds a Service in front of workloads that are no versions', () => {
    const labels = { app: 'order' };
    const items = [
      workload('order', { labels }),
      workload('worker', { labels }),
      service('order'),
    ];
    expect(propose(items).proposals).toHaveLength(2);
    expect(codes(items)).toEqual(['catalog/service-selects-several']);
  });

  it('names no Service where two with different ports select the Pods', () => {
    const other = { selector: { app: 'order' }, ports: [{ port: 90 }] };
    const items = [workload('order'), service('order'), service('o', other)];
    expect(annotationsOf(items)).not.toHaveProperty('service');
    expect(annotationsOf(items)).not.toHaveProperty('ports');
    expect(codes(items)).toEqual(['catalog/several-services']);
  });

  it('takes the one of several Services that the catalog names', () => {
    const other = { selector: { app: 'order' }, ports: [{ port: 90 }] };
    const items = [workload('order'), service('order'), service('o', other)];
    const entities = [
      testEntity('Component', 'order', { annotations: { service: 'order' } }),
    ];
    expect(annotationsOf(items, entities).ports).toBe('80:8080/http');
    expect(codes(items, entities)).toEqual([]);
  });

  it.each([
    [{ clusterIP: 'None' }, 'catalog/service-headless'],
    [
      { type: 'ExternalName', externalName: 'a.example' },
      'catalog/service-external-name',
    ],
    [{ selector: {} }, 'catalog/service-without-selector'],
  ])('reads no facts from the Service %j and says so', (spec, code) => {
    const items = [workload('order'), service('order', spec)];
    expect(annotationsOf(items)).not.toHaveProperty('ports');
    expect(codes(items)).toEqual([code]);
  });

  it('passes over the Service of the API server', () => {
    expect(
      codes([service('kubernetes', { selector: undefined }, 'default')]),
    ).toEqual([]);
  });

  it('does not cross namespaces', () => {
    const items = [workload('order'), service('order', {}, 'other')];
    expect(annotationsOf(items)).not.toHaveProperty('service');
  });

  it.each([
    ['StatefulSet', 'apps/v1'],
    ['DaemonSet', 'apps/v1'],
    ['Rollout', 'argoproj.io/v1alpha1'],
  ])('reads a %s', (kind, apiVersion) => {
    const items = [workload('order', { kind, apiVersion }), service('order')];
    expect(annotationsOf(items).service).toBe('order');
  });

  it('reads a Rollout by the Deployment it refers to', () => {
    const rollout = {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      metadata: { name: 'order-rollout', namespace: 'shop' },
      spec: {
        replicas: 5,
        workloadRef: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          name: 'order',
        },
      },
    };
    expect(annotationsOf([workload('order'), rollout])).toMatchObject({
      workload: 'order-rollout',
      selector: 'app=order',
      replicas: '5',
    });
  });

  it('proposes only what differing manifests of one workload agree on', () => {
    const items = [
      workload('order', { replicas: 1 }),
      workload('order', { replicas: 2 }),
    ];
    expect(annotationsOf(items)).not.toHaveProperty('replicas');
    expect(annotationsOf(items)).toHaveProperty('selector');
    expect(codes(items)).toEqual(['catalog/several-manifests']);
  });

  it('does not say a selector that is more than equalities', () => {
    const selector = {
      matchLabels: { app: 'order' },
      matchExpressions: [{ key: 'tier', operator: 'Exists' }],
    };
    const items = [workload('order', { selector })];
    expect(annotationsOf(items)).not.toHaveProperty('selector');
    expect(codes(items)).toEqual(['catalog/selector-not-equality']);
  });

  it('leaves out what no annotation can say', () => {
    const container = { livenessProbe: { httpGet: { path: '/a b' } } };
    const items = [workload('order', { container })];
    expect(annotationsOf(items)).not.toHaveProperty('probes');
    expect(propose(items).proposals[0].notes[0]).toContain('probes');
  });

  it('reads what is left of manifests with fields of wrong types', () => {
    const items = [
      {
        ...workload('order'),
        spec: { replicas: 'three', selector: [], template: null },
      },
      { ...service('order'), spec: { selector: 7, ports: {} } },
      { ...workload('web'), spec: undefined },
    ];
    expect(propose(items).proposals.map(p => p.entityRef)).toEqual([
      'component:default/order',
      'component:default/web',
    ]);
  });

  it('reports a broken file beside what the others tell', () => {
    const { proposals, findings } = proposeFacts([
      ...list(workload('order')),
      { path: 'broken.yaml', content: 'kind: [' },
    ]);
    expect(proposals).toHaveLength(1);
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'syntax/invalid-yaml',
        file: 'broken.yaml',
      }),
    ]);
  });

  it('gives the same result whatever the order', () => {
    const items = [workload('a'), service('a'), workload('b'), service('b')];
    expect(propose([...items].reverse())).toMatchObject({
      proposals: propose(items).proposals,
    });
  });
});

describe('proposeFacts with a catalog', () => {
  const items = [workload('order'), service('order')];
  const component = (name: string, annotations = {}) =>
    testEntity('Component', name, { annotations });

  it.each([
    ['its name', component('order')],
    ['the workload it states', component('x', { workload: 'order' })],
    ['the Service it states', component('x', { service: 'order' })],
    ['the selector it states', component('x', { selector: 'app=order' })],
  ])('finds the Component by %s', (_, entity) => {
    const { proposals } = propose(items, [entity, component('other')]);
    expect(proposals[0].entityRef).toBe(
      `component:default/${entity.metadata.name}`,
    );
    expect(proposals[0]).not.toHaveProperty('unmatched');
  });

  it.each(['backstage.io/kubernetes-id', 'app.kubernetes.io/name'])(
    'finds the Component by the label %s',
    label => {
      const labelled = workload('o-1', { labels: { [label]: 'order' } });
      expect(
        propose([labelled], [component('order')]).proposals[0].entityRef,
      ).toBe('component:default/order');
    },
  );

  it('proposes only what is missing or differs, and shows what differs', () => {
    const entity = component('order', {
      selector: 'app=order',
      'service-account': 'robot',
      workload: 'order',
    });
    entity.metadata.annotations!['backstage.io/kubernetes-namespace'] = 'shop';
    const { proposals, findings } = propose(items, [entity]);
    expect(proposals[0].annotations).toEqual({
      'mesh-configurator.io/service': 'order',
      'mesh-configurator.io/service-account': 'order',
      'mesh-configurator.io/ports': '80:8080/http',
    });
    expect(proposals[0].present).toEqual({
      'mesh-configurator.io/service-account': 'robot',
    });
    expect(findings.map(({ code }) => code)).toEqual([
      'catalog/annotation-contradicts-manifest',
    ]);
  });

  it('marks workloads of no Component', () => {
    expect(propose(items, [component('other')]).proposals[0]).toMatchObject({
      entityRef: 'component:default/order',
      unmatched: true,
    });
  });

  it('does not choose between Components, nor between workloads', () => {
    const rivals = [
      component('a', { workload: 'order' }),
      component('b', { workload: 'order' }),
    ];
    expect(propose(items, rivals).proposals[0].unmatched).toBe(true);
    expect(codes(items, rivals)).toEqual(['catalog/workload-ambiguous']);
    const twice = [workload('order'), workload('order', { namespace: 'test' })];
    expect(
      propose(twice, [component('order')]).proposals.map(p => p.unmatched),
    ).toEqual([true, true]);
    expect(codes(twice, [component('order')])).toEqual([
      'catalog/component-ambiguous',
    ]);
  });

  it('lets the namespace that a Component states decide', () => {
    const twice = [workload('order'), workload('order', { namespace: 'test' })];
    const entity = component('order', { namespace: 'test' });
    const { proposals } = propose(twice, [entity]);
    expect(proposals.map(p => p.unmatched)).toEqual([true, undefined]);
  });
});

describe('writeFactPatch', () => {
  it('writes a patch with what it replaces and leaves out as comments', () => {
    const patch = writeFactPatch({
      entityRef: 'component:default/order',
      annotations: { 'mesh-configurator.io/namespace': 'shop' },
      present: { 'mesh-configurator.io/namespace': 'old\nnews' },
      notes: ['Port 81 of Service order is left out.'],
      confidence: 'read',
      workloads: [],
    });
    expect(patch).toBe(`# component:default/order
# Now mesh-configurator.io/namespace: "old\\nnews"
# Port 81 of Service order is left out.
metadata:
  annotations:
    mesh-configurator.io/namespace: shop
`);
  });

  it('says where there is nothing to add', () => {
    const patch = writeFactPatch({
      entityRef: 'component:default/order',
      annotations: {},
      present: {},
      notes: [],
      confidence: 'read',
      workloads: [],
      unmatched: true,
    });
    expect(patch).toContain('# Nothing to add.');
    expect(patch).toContain('# No Component');
  });
});
