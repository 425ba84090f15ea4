import {
  ManifestDocument,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { members, strings } from '../../lenient';
import { identityOf } from '../documents';
import { meshSettings } from './meshSettings';
import { isVisible } from './visibility';

/** Where MeshConfig says to whom objects of a kind are exported that do not say so themselves. */
const DEFAULTS: Readonly<Record<string, string>> = {
  DestinationRule: 'defaultDestinationRuleExportTo',
  ServiceEntry: 'defaultServiceExportTo',
  VirtualService: 'defaultVirtualServiceExportTo',
};

/**
 * To which namespaces an object is exported: its own word, else that of MeshConfig; empty for all (Istio 1.29).
 *
 * @internal
 */
export function exportToOf(
  context: RuleContext,
  { object }: ManifestDocument,
): string[] {
  const own = strings(members(object.spec).exportTo);
  return own.length > 0
    ? own
    : strings(meshSettings(context).config[DEFAULTS[object.kind]]);
}

/**
 * Whether an object of Istio is exported to a namespace.
 *
 * @internal
 */
export function isExportedTo(
  context: RuleContext,
  document: ManifestDocument,
  namespace: string,
): boolean {
  const { namespace: home } = identityOf(document.object);
  return isVisible(exportToOf(context, document), home, namespace);
}
