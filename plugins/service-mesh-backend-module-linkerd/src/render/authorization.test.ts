import { AdmittedCaller } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  testCaller,
  testEverybody,
  testOrigin,
  testServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import {
  linkerdTarget,
  lossesOf,
  objectsOf,
  settled,
} from '../testUtils/rendered';
import { renderAuthorization } from './authorization';

function calledBy(
  callers: AdmittedCaller[],
  options?: Parameters<typeof testServiceInput>[0],
): ServiceInput {
  const input = testServiceInput(options);
  return { ...input, admission: { ...input.admission, callers } };
}

const network = testCaller('load-balancer', {
  kind: 'additional',
  serviceAccount: null,
  cidr: '10.0.0.0/8',
});

const render = (input: ServiceInput) =>
  renderAuthorization(input, linkerdTarget);

describe('authorization', () => {
  it('admits the service accounts of the callers, each once and in order', () => {
    const rendering = render(
      calledBy([testCaller('web'), testCaller('admin'), testCaller('web')]),
    );
    expect(objectsOf(rendering)).toEqual([
      {
        apiVersion: 'policy.linkerd.io/v1alpha1',
        kind: 'MeshTLSAuthentication',
        metadata: { name: 'order-callers', namespace: 'shop' },
        spec: {
          identityRefs: [
            { kind: 'ServiceAccount', name: 'admin', namespace: 'shop' },
            { kind: 'ServiceAccount', name: 'web', namespace: 'shop' },
          ],
        },
      },
      {
        apiVersion: 'policy.linkerd.io/v1alpha1',
        kind: 'AuthorizationPolicy',
        metadata: { name: 'order-callers', namespace: 'shop' },
        spec: {
          targetRef: {
            group: 'policy.linkerd.io',
            kind: 'Server',
            name: 'order',
          },
          requiredAuthenticationRefs: [
            {
              group: 'policy.linkerd.io',
              kind: 'MeshTLSAuthentication',
              name: 'order-callers',
            },
          ],
        },
      },
    ]);
    expect(rendering.manifests.map(m => m.phase)).toEqual([0, 3]);
    expect(rendering.losses).toEqual([]);
  });

  it('admits address ranges by a policy of their own', () => {
    const objects = objectsOf(render(calledBy([testCaller('web'), network])));
    expect(objects.slice(2)).toEqual([
      {
        apiVersion: 'policy.linkerd.io/v1alpha1',
        kind: 'NetworkAuthentication',
        metadata: { name: 'order-networks', namespace: 'shop' },
        spec: { networks: [{ cidr: '10.0.0.0/8' }] },
      },
      {
        apiVersion: 'policy.linkerd.io/v1alpha1',
        kind: 'AuthorizationPolicy',
        metadata: { name: 'order-networks', namespace: 'shop' },
        spec: {
          targetRef: {
            group: 'policy.linkerd.io',
            kind: 'Server',
            name: 'order',
          },
          requiredAuthenticationRefs: [
            {
              group: 'policy.linkerd.io',
              kind: 'NetworkAuthentication',
              name: 'order-networks',
            },
          ],
        },
      },
    ]);
  });

  it('has a policy for each Server of the workload', () => {
    const input = calledBy([testCaller('web')], {
      service: {
        ports: {
          value: [
            { port: 80, targetPort: 8080, protocol: 'http' },
            { port: 9090, targetPort: 9090, protocol: 'grpc' },
          ],
          confidence: 'stated',
          origin: testOrigin('mesh-configurator.io/ports'),
        },
      },
    });
    const targets = objectsOf(render(input)).map(({ metadata, spec }) => [
      metadata.name,
      spec?.targetRef,
    ]);
    expect(targets.slice(1)).toEqual([
      ['order-callers-80', expect.objectContaining({ name: 'order-80' })],
      ['order-callers-9090', expect.objectContaining({ name: 'order-9090' })],
    ]);
  });

  it('has no policy at all where nobody may call', () => {
    expect(render(calledBy([]))).toEqual({ manifests: [], losses: [] });
  });

  it('has no policy where nobody is declared', () => {
    const input = testServiceInput();
    input.admission = { ...input.admission, mode: 'unknown', callers: [] };
    expect(render(input).manifests).toEqual([]);
  });

  it('cites each caller', () => {
    const [authentication] = render(calledBy([testCaller('web')])).manifests;
    expect(settled(authentication).origins).toMatchObject({
      '/spec/identityRefs/0': {
        source: 'entity',
        entityRef: 'component:default/web',
      },
    });
  });

  const prometheus = testCaller('prometheus', {
    name: 'prometheus',
    kind: 'platform',
    paths: ['/metrics'],
  });
  const byOperation = { 'security.callers.granularity': 'operation' as const };
  const granularity = { leaf: 'security.callers.granularity', scope: {} };

  it('reports the paths of callers and callers of operations as lost without the opt-in', () => {
    const input = calledBy([testCaller('web'), prometheus], {
      operations: { 'POST /orders': { 'security.callers.mode': 'none' } },
    });
    expect(lossesOf(render(input))).toEqual([
      { ...granularity, scope: { callers: ['prometheus'] } },
      {
        leaf: 'security.callers.mode',
        scope: { operations: ['POST /orders'] },
      },
    ]);
  });

  it('has no routes where nobody is held to operations', () => {
    const rendering = render(
      calledBy([testCaller('web')], { policy: byOperation }),
    );
    expect(objectsOf(rendering).map(({ kind }) => kind)).toEqual([
      'MeshTLSAuthentication',
      'AuthorizationPolicy',
    ]);
    expect(rendering.losses).toEqual([]);
  });

  const held = [
    testCaller('web', { operations: ['POST /orders'] }),
    testEverybody('GET /orders/{order_id}'),
  ];

  it('authorizes for the whole port at stage audit, and leaves everybody to be reported', () => {
    const input = calledBy(held, { policy: byOperation });
    const stage = { ...input.stage, effective: 'audit' as const };
    const rendering = render({ ...input, stage });

    expect(objectsOf(rendering).map(o => [o.kind, o.metadata.name])).toEqual([
      ['MeshTLSAuthentication', 'order-callers'],
      ['AuthorizationPolicy', 'order-callers'],
    ]);
    expect(lossesOf(rendering)).toEqual([granularity]);
  });

  it('authorizes everybody for the HTTP ports where the probes are not known', () => {
    const rendering = render(
      calledBy(held, {
        policy: byOperation,
        workload: { probes: null },
        service: {
          ports: {
            value: [
              { port: 80, targetPort: 8080, protocol: 'http' },
              { port: 5432, targetPort: 5432, protocol: 'tcp' },
            ],
            confidence: 'stated',
            origin: testOrigin('mesh-configurator.io/ports'),
          },
        },
      }),
    );
    const objects = objectsOf(rendering);

    expect(objects.map(o => [o.kind, o.metadata.name])).toEqual([
      ['MeshTLSAuthentication', 'order-callers'],
      ['AuthorizationPolicy', 'order-callers-80'],
      ['AuthorizationPolicy', 'order-callers-5432'],
      ['NetworkAuthentication', 'order-everybody'],
      ['AuthorizationPolicy', 'order-everybody-80'],
    ]);
    expect(objects[3].spec).toEqual({
      networks: [{ cidr: '0.0.0.0/0' }, { cidr: '::/0' }],
    });
    expect(lossesOf(rendering)).toEqual([granularity]);
  });

  it('never opens a port that does not speak HTTP to everybody', () => {
    const rendering = render(
      calledBy(held, {
        policy: byOperation,
        service: {
          ports: {
            value: [{ port: 5432, targetPort: 5432, protocol: 'tcp' }],
            confidence: 'stated',
            origin: testOrigin('mesh-configurator.io/ports'),
          },
        },
      }),
    );

    expect(objectsOf(rendering).map(({ kind }) => kind)).not.toContain(
      'NetworkAuthentication',
    );
    expect(lossesOf(rendering)).toEqual([granularity]);
  });
});
