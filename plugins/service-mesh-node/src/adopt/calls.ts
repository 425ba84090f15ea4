import { CallChange } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { compareMeaning, PresentFile } from '../delivery';
import { configureService } from '../configure';
import { AdoptOptions } from './generate';

/**
 * Calls that are decided otherwise once the generated files stand among the existing ones.
 *
 * @internal
 */
export function changedCalls(
  config: ReturnType<typeof configureService>,
  {
    present,
    options,
  }: { present: readonly PresentFile[]; options: AdoptOptions },
): CallChange[] {
  return compareMeaning({
    config,
    present,
    written: config.manifests.map(({ file }) => file),
    removed: [],
    provider: options.provider,
    meshConfig: options.config,
  }).calls.filter(
    // A report of what would be denied changes nothing for whoever calls.
    ({ before, after }) =>
      ![before, after].every(it => it === 'allow' || it === 'audit-deny'),
  );
}
