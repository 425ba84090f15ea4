import { AdmittedCaller } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  testCaller,
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
    const targets = objectsOf(render(input))
      .filter(({ kind }) => kind === 'AuthorizationPolicy')
      .map(({ metadata, spec }: any) => [metadata.name, spec.targetRef.name]);
    expect(targets).toEqual([
      ['order-probes-grpc', 'order-probes-grpc'],
      ['order-callers-80', 'order-80'],
      ['order-callers-9090', 'order-9090'],
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

  it('reports the paths of callers as lost, unless rules by operation are asked for', () => {
    const prometheus = testCaller('prometheus', {
      name: 'prometheus',
      kind: 'platform',
      paths: ['/metrics'],
    });
    expect(
      lossesOf(
        render(
          calledBy([testCaller('web'), prometheus], {
            operations: { 'POST /orders': { 'security.callers.mode': 'none' } },
          }),
        ),
      ),
    ).toEqual([
      {
        leaf: 'security.callers.granularity',
        scope: { callers: ['prometheus'] },
      },
      {
        leaf: 'security.callers.mode',
        scope: { operations: ['POST /orders'] },
      },
    ]);
  });

  it('reports that a single operation cannot ask for rules by operation', () => {
    const input = calledBy([testCaller('web')], {
      operations: {
        'POST /orders': { 'security.callers.granularity': 'operation' },
      },
    });
    expect(lossesOf(render(input))).toEqual([
      {
        leaf: 'security.callers.granularity',
        scope: { operations: ['POST /orders'] },
      },
    ]);
  });
});
