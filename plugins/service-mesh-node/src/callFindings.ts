import {
  Finding,
  RenderedManifest,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { catalogFacts } from './catalogFacts';
import { ConfigureOptions } from './configure';
import { documentsOf } from './documents';
import { applySeverities, runRules, sortFindings } from './validate';
import { callRules } from './validate/practice';

/**
 * What is to say about the calls between services, which none of them shows alone: it belongs into the findings of a run once.
 *
 * @param manifests - those of all services
 * @public
 */
export function callFindings(
  manifests: readonly RenderedManifest[],
  options: Pick<
    ConfigureOptions,
    'discovery' | 'config' | 'target' | 'provider'
  >,
): Finding[] {
  const { discovery, config, target, provider } = options;
  const { mesh, environment } = target;
  const providers = [provider];
  const catalog = catalogFacts({
    discovery,
    config,
    providers,
    environment,
    mesh,
  });
  const documents = documentsOf(manifests);
  const findings = runRules(callRules(providers), documents, { catalog });
  return sortFindings(applySeverities(findings, config.rules));
}
