import { findingsOf } from '../testUtils/findings';
import { policyObject } from '../testUtils/objects';
import { invalidOpaquePorts } from './invalidOpaquePorts';

describe('the list of opaque ports', () => {
  const deployment = (annotations: Record<string, string>) => ({
    ...policyObject('Deployment', 'order', {
      template: { metadata: { annotations } },
    }),
    apiVersion: 'apps/v1',
  });
  const found = (value: string) =>
    findingsOf(invalidOpaquePorts, [
      deployment({ 'config.linkerd.io/opaque-ports': value }),
    ]);

  it('has to be one of numbers and ranges', () => {
    expect(found('mysql')).toEqual([
      {
        name: 'order',
        pointer:
          '/spec/template/metadata/annotations/config.linkerd.io~1opaque-ports',
        severity: 'warning',
      },
    ]);
    expect(found('3306,8000-8010')).toEqual([]);
  });
});
