import { JsonPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ManifestDocument } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { items, members } from '../../lenient';
import { isInternalGateway } from './gatewayNames';

function named(value: unknown, pointer: JsonPointer) {
  return (Array.isArray(value) ? value : []).flatMap((written, index) =>
    typeof written === 'string'
      ? [{ written, pointer: `${pointer}/${index}` }]
      : [],
  );
}

/**
 * The Gateways that a VirtualService names, each where it first does: for itself, and in its matches. Not `mesh`, nor one that
 * Istio makes itself.
 *
 * @internal
 */
export function gatewayMentions({
  object,
}: ManifestDocument): { written: string; pointer: JsonPointer }[] {
  const spec = members(object.spec);
  const all = [
    ...named(spec.gateways, '/spec/gateways'),
    ...['http', 'tcp', 'tls'].flatMap(protocol =>
      items(spec[protocol]).flatMap((rule, index) =>
        items(rule.match).flatMap(({ gateways }, position) =>
          named(
            gateways,
            `/spec/${protocol}/${index}/match/${position}/gateways`,
          ),
        ),
      ),
    ),
  ];
  const seen = new Set<string>(['mesh']);
  return all.filter(({ written }) => {
    const isNew = !seen.has(written) && !isInternalGateway(written);
    seen.add(written);
    return isNew;
  });
}
