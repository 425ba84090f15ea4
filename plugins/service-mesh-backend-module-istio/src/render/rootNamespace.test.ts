import { settleDraft } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { testNamespaceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { defaultInput, tokenRequired } from '../testUtils/inputs';
import {
  ambientTarget,
  sidecarTarget,
  waypointTarget,
} from '../testUtils/rendered';
import { renderNamespaceBundle } from './namespace/bundle';
import { renderServiceBundle } from './serviceBundle';

const input = defaultInput({
  policy: { 'observability.accessLog': 'all' },
  input: { endUser: [tokenRequired('everywhere', ['POST /orders'])] },
});

const asRoot = { rootNamespace: 'shop' };

describe('the root namespace of the mesh', () => {
  it.each([
    sidecarTarget({ settings: asRoot }),
    ambientTarget({ settings: asRoot }),
    waypointTarget(asRoot),
  ])(
    'gets no policy of a service, which would hold for every namespace',
    target => {
      const { manifests, losses } = renderServiceBundle(input, target);
      const kinds = manifests.map(({ kind }) => kind);

      for (const kind of [
        'AuthorizationPolicy',
        'RequestAuthentication',
        'Telemetry',
      ]) {
        expect(kinds).not.toContain(kind);
      }
      expect(losses).toContainEqual(
        expect.objectContaining({ leaf: 'security.callers.mode' }),
      );
    },
  );

  it('is istio-system unless the target names another', () => {
    const { namespace } = input.service;
    const inSystem = {
      ...input,
      service: {
        ...input.service,
        namespace: { ...namespace, value: 'istio-system' },
      },
    };
    const kindsAt = (target: ReturnType<typeof sidecarTarget>) =>
      renderServiceBundle(inSystem, target).manifests.map(({ kind }) => kind);

    expect(kindsAt(sidecarTarget())).not.toContain('AuthorizationPolicy');
    expect(kindsAt(sidecarTarget({ settings: asRoot }))).toContain(
      'AuthorizationPolicy',
    );
  });

  it('gets no policy for the namespace as a whole', () => {
    const whole = testNamespaceInput({
      deniesCallers: true,
      deniesPlaintext: true,
    });
    const { manifests, losses } = renderNamespaceBundle(
      whole,
      sidecarTarget({ settings: asRoot }),
    );

    expect(manifests.map(draft => settleDraft(draft).object.kind)).toEqual([
      'Namespace',
    ]);
    expect(losses).toHaveLength(1);
  });
});
