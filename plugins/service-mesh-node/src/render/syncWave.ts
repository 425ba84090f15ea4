import {
  Phase,
  Sourced,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { MeshConfig } from '../config';
import { cite, Cited } from './draft';

/** The annotation by which each tool that applies manifests orders them. */
const waveAnnotations: Record<
  NonNullable<MeshConfig['output']['syncWaves']>,
  string
> = {
  'argo-cd': 'argocd.argoproj.io/sync-wave',
};

/**
 * The annotation that makes a deployment tool apply objects in the order of their phases, where app-config names the tool.
 *
 * @internal
 */
export function syncWave(
  phase: Phase,
  { syncWaves }: MeshConfig['output'],
): Record<string, Cited<string>> {
  if (syncWaves === undefined) {
    return {};
  }
  const setting: Sourced<string> = {
    value: syncWaves,
    origin: { source: 'config', pointer: '/serviceMesh/output/syncWaves' },
  };
  return { [waveAnnotations[syncWaves]]: cite(setting, String(phase)) };
}
