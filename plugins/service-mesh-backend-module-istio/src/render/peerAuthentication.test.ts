import { settleDraft } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { testCaller } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { defaultInput, Options } from '../testUtils/inputs';
import { ambientTarget, sidecarTarget } from '../testUtils/rendered';
import { renderPeerAuthentication } from './peerAuthentication';

type Admission = NonNullable<Options['input']>['admission'];

const listed = (
  ...callers: NonNullable<Admission>['callers']
): NonNullable<Admission> => ({
  mode: 'listed',
  callers,
  origin: { source: 'default' },
});

const network = testCaller('network', {
  name: '10.0.0.0/8',
  kind: 'additional',
  serviceAccount: null,
  cidr: '10.0.0.0/8',
});

const render = (input: Options['input'], target = sidecarTarget()) =>
  renderPeerAuthentication(defaultInput({ input }), target);

describe('refusing plaintext', () => {
  it('is asked for where every caller has a certificate', () => {
    const { manifests, losses } = render({
      admission: listed(testCaller('web')),
    });

    expect(manifests.map(draft => settleDraft(draft).object.spec)).toEqual([
      { selector: { matchLabels: { app: 'order' } }, mtls: { mode: 'STRICT' } },
    ]);
    expect(losses).toEqual([]);
  });

  it('waits for the stage enforce', () => {
    const rendering = render({
      stage: { wanted: 'audit', effective: 'audit', missing: [] },
    });

    expect(rendering).toEqual({ manifests: [], losses: [] });
  });

  it.each([sidecarTarget(), ambientTarget()])(
    'would cut off callers that are known by address',
    target => {
      const { manifests, losses } = render(
        { admission: listed(testCaller('web'), network) },
        target,
      );

      expect(manifests).toEqual([]);
      expect(losses).toMatchObject([
        { leaf: 'security.mtls', scope: { callers: ['10.0.0.0/8'] } },
      ]);
    },
  );

  it('would cut off callers that nobody declared', () => {
    const { manifests, losses } = render({
      admission: { ...listed(), mode: 'unknown' },
    });

    expect(manifests).toEqual([]);
    expect(losses).toMatchObject([{ leaf: 'security.mtls', scope: {} }]);
  });
});
