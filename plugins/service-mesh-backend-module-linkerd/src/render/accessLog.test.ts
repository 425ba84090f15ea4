import { testServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { linkerdTarget, lossesOf, objectsOf } from '../testUtils/rendered';
import { renderAccessLog } from './accessLog';

const render = (accessLog?: 'off' | 'errors' | 'all') =>
  renderAccessLog(
    testServiceInput({
      policy: accessLog ? { 'observability.accessLog': accessLog } : {},
    }),
    linkerdTarget,
  );

describe('the access log', () => {
  it('of all requests is a patch of the Deployment', () => {
    const rendering = render('all');
    expect(objectsOf(rendering)).toEqual([
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'order', namespace: 'shop' },
        spec: {
          template: {
            metadata: {
              annotations: { 'config.linkerd.io/access-log': 'json' },
            },
          },
        },
      },
    ]);
    expect(rendering.manifests[0]).toMatchObject({ role: 'patch', phase: 0 });
  });

  it('of errors alone cannot be said', () => {
    expect(render('errors').manifests).toEqual([]);
    expect(lossesOf(render('errors'))).toEqual([
      { leaf: 'observability.accessLog', scope: {} },
    ]);
  });

  it('is left alone unless it is asked for', () => {
    const nothing = { manifests: [], losses: [] };
    expect(render('off')).toEqual(nothing);
    expect(render()).toEqual(nothing);
  });
});
