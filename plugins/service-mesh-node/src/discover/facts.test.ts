import { kubernetesAnnotations } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Entity } from '@backstage/catalog-model';
import { readMeshConfig } from '../config';
import { testEntity } from '../testUtils';
import { discover } from './discover';

function discovered(component: Entity, config = {}) {
  const [found] = Object.values(
    discover({
      entities: [component],
      config: readMeshConfig(config),
      fallbackMesh: 'istio',
    }).services,
  );
  return {
    service: found.service,
    findings: found.findings.filter(({ code }) => code !== 'catalog/no-api'),
  };
}

const component = (name: string, annotations = {}) =>
  testEntity('Component', name, { spec: { type: 'service' }, annotations });

describe('the name of an entity that no Kubernetes object can have', () => {
  it('stays as it is, with one finding that proposes the annotations', () => {
    const { service, findings } = discovered(component('Order_Service'));
    expect(service.serviceName.value).toBe('Order_Service');
    expect(findings).toMatchObject([
      {
        code: 'catalog/name-not-kubernetes',
        severity: 'warning',
        fix: {
          snippet: `# component:default/order_service
metadata:
  annotations:
    mesh-configurator.io/service: 'order-service'
    mesh-configurator.io/workload: 'order-service'
    mesh-configurator.io/service-account: 'order-service'
`,
        },
      },
    ]);
  });

  it('matters only where it stands in for one', () => {
    const stated = {
      service: 'order',
      workload: 'order',
      'service-account': 'order',
    };
    expect(discovered(component('Order', stated)).findings).toEqual([]);
    expect(
      discovered(component('order.v2', { service: 'order' })).findings,
    ).toEqual([]);
  });
});

it('says which annotations contradict those of the Kubernetes plugin', () => {
  const order = component('order', { selector: 'app=order', namespace: 'a' });
  Object.assign(order.metadata.annotations!, {
    [kubernetesAnnotations.labelSelector]: 'app=orders,tier=web',
    [kubernetesAnnotations.namespace]: 'b',
  });
  const { service, findings } = discovered(order);
  expect(service.workload.selector.value).toEqual({ app: 'order' });
  expect(findings).toMatchObject([
    { code: 'catalog/contradicting-annotations', severity: 'info' },
  ]);
  order.metadata.annotations![kubernetesAnnotations.labelSelector] = 'tier=web';
  order.metadata.annotations![kubernetesAnnotations.namespace] = 'a';
  expect(discovered(order).findings).toEqual([]);
});

it('says where the namespace template gives no valid name', () => {
  expect(
    discovered(component('order'), { namespaceTemplate: 'Shop_{name}' })
      .findings,
  ).toMatchObject([
    {
      code: 'catalog/invalid-namespace',
      message: expect.stringContaining("perhaps 'shop-order'"),
    },
  ]);
});

it('refuses annotations that are not text, or endless', () => {
  const order = component('order', { probes: `/${'a'.repeat(20_000)}` });
  Object.assign(order.metadata.annotations!, {
    'mesh-configurator.io/replicas': 3,
  });
  expect(discovered(order).findings.map(({ message }) => message)).toEqual([
    expect.stringContaining('put the value in quotes'),
    expect.stringContaining('longer than 10000'),
  ]);
});
