import { findingsOf } from '../testUtils/findings';
import { policyObject } from '../testUtils/objects';
import { invalidInboundPolicy } from './invalidInboundPolicy';

describe('the default inbound policy', () => {
  const deployment = (annotations: Record<string, string>) => ({
    ...policyObject('Deployment', 'order', {
      template: { metadata: { annotations } },
    }),
    apiVersion: 'apps/v1',
  });
  const found = (value: string) =>
    findingsOf(invalidInboundPolicy, [
      deployment({ 'config.linkerd.io/default-inbound-policy': value }),
    ]);

  it('has to be one that Linkerd knows', () => {
    expect(found('nobody')).toEqual([
      {
        name: 'order',
        pointer:
          '/spec/template/metadata/annotations/config.linkerd.io~1default-inbound-policy',
        severity: 'warning',
      },
    ]);
    expect(found('deny')).toEqual([]);
  });
});
