import { settleDraft } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { defaultInput, inAmbient } from '../../testUtils/inputs';
import {
  ambientTarget,
  sidecarTarget,
  waypointTarget,
} from '../../testUtils/rendered';
import { renderServiceBundle } from '../serviceBundle';
import { waypointOf } from '../waypoint';
import { withNamespaceWaypoint } from './waypoint';

const bundle = {
  origin: { source: 'config' as const, pointer: '/serviceMesh/namespaces/2' },
};

describe('the waypoint of a namespace', () => {
  it('stands in for one that the target does not name', () => {
    expect(waypointOf(withNamespaceWaypoint(bundle, ambientTarget()))).toEqual({
      value: 'waypoint',
      origin: bundle.origin,
    });
    expect(
      waypointOf(
        withNamespaceWaypoint(bundle, waypointTarget({ waypoint: 'front' })),
      )?.value,
    ).toBe('front');
  });

  it('is none without a bundle, or with sidecars', () => {
    expect(waypointOf(withNamespaceWaypoint(null, ambientTarget()))).toBeNull();
    expect(
      waypointOf(withNamespaceWaypoint(bundle, sidecarTarget())),
    ).toBeNull();
  });

  it('leaves nothing about HTTP lost for want of one', () => {
    const input = defaultInput({
      service: { mesh: inAmbient },
      input: { namespaceBundle: bundle },
    });
    const { manifests, losses } = renderServiceBundle(input, ambientTarget());
    const binding = manifests.find(({ kind }) => kind === 'Service');

    expect(losses.filter(({ reason }) => reason.includes('ztunnel'))).toEqual(
      [],
    );
    expect(binding && settleDraft(binding).origins).toMatchObject({
      '/metadata/labels/istio.io~1use-waypoint': bundle.origin,
    });
  });
});
