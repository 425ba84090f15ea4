import { objectName } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { members } from '../lenient';
import { otherMembers, Reader } from './reading';
import { selects } from './selection';

/**
 * Reads the PeerAuthentication of a service. Only one that refuses plaintext is ever generated.
 *
 * @internal
 */
export const readPeerAuthentication: Reader = (object, service, target) => {
  const around = selects(object, service, target);
  if (around === null) {
    return null;
  }
  const spec = members(object.spec);
  const { mode } = members(spec.mtls);
  const isStrict = mode === 'STRICT';
  return {
    object,
    counterpart: { kind: 'PeerAuthentication', name: objectName(service) },
    settings: isStrict
      ? [
          {
            leaf: 'security.mtls',
            value: 'strict',
            pointer: '/spec/mtls/mode',
          },
        ]
      : [],
    facts: {},
    obstacles: [
      ...around,
      ...otherMembers(spec, ['selector', 'mtls'], '/spec'),
      ...(isStrict
        ? []
        : [
            {
              pointer: '/spec/mtls/mode',
              reason: 'nothing is generated where plaintext is accepted',
            },
          ]),
    ],
    remarks: [],
  };
};
