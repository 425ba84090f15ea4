import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  configureNamespace,
  Discovery,
  NamespaceConfig,
  providerOf,
  rulesFor,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { Engine } from './Engine';

/**
 * Makes what holds for a namespace as a whole; `null` where app-config does not opt it in.
 *
 * @internal
 */
export function bundle(
  { meshConfig, providers, rules }: Engine,
  options: { namespace: string; discovery: Discovery; target: Target },
): NamespaceConfig | null {
  const { namespace, discovery, target } = options;
  const provider = providerOf(target.mesh, providers);
  return configureNamespace(namespace, {
    discovery,
    config: meshConfig,
    target,
    provider,
    rules: rulesFor([provider], rules),
  });
}
