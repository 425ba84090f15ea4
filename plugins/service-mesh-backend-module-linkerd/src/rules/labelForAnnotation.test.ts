import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { findingsOf } from '../testUtils/findings';
import { policyObject } from '../testUtils/objects';
import { labelForAnnotation } from './labelForAnnotation';

describe('configuration of the proxy', () => {
  const pod = (metadata: JsonObject) =>
    findingsOf(labelForAnnotation, [
      policyObject('Deployment', 'order', { template: { metadata } }),
    ]);
  const inject = { 'linkerd.io/inject': 'enabled' };

  it('has to be an annotation', () => {
    expect(pod({ labels: inject })).toEqual([
      {
        name: 'order',
        pointer: '/spec/template/metadata/labels/linkerd.io~1inject',
        severity: 'warning',
      },
    ]);
    expect(pod({ annotations: inject })).toEqual([]);
    expect(
      pod({ labels: { 'linkerd.io/control-plane-ns': 'linkerd' } }),
    ).toEqual([]);
  });
});
