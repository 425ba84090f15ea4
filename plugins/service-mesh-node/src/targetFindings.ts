import {
  Finding,
  Target,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { MeshConfig } from './config';
import { sourceFinding } from './finding';
import { applySeverities } from './validate';

/**
 * What is to say about a target, whichever services are rendered for it: it belongs into the findings of a run once.
 *
 * @public
 */
export function targetFindings(target: Target, config: MeshConfig): Finding[] {
  const { provider, version, versionStated } = target;
  if (versionStated) {
    return [];
  }
  const pointer = toPointer(['serviceMesh', 'targets', provider, 'version']);
  return applySeverities(
    [
      sourceFinding('policy', {
        code: 'policy/version-not-stated',
        severity: 'info',
        consequence: 'risky',
        message: `app-config does not say which release of ${provider} runs, so that configuration is rendered for ${version}, the oldest one still supported. State it: an older release refuses or drops newer fields, a newer one can do more.`,
        params: { provider, version },
        pointer,
        origin: { source: 'config', pointer },
        confidence: 'assumed',
        fix: {
          title: 'State the release that the cluster runs in app-config',
          snippet: `serviceMesh:\n  targets:\n    ${provider}:\n      version: '${version}'\n`,
        },
      }),
    ],
    config.rules,
  );
}
