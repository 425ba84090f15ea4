import {
  ResolvedPolicy,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { MeshConfig } from '../config';
import { layer } from './layers';
import { configDeclarations } from './resolve';
import { readSettings } from './setting';

/**
 * The organisation's layer of policy alone, without built-in defaults.
 *
 * @internal
 */
export function configPolicy(
  config: MeshConfig,
  target: Target,
): ResolvedPolicy {
  return layer(
    configDeclarations(config, target.environment).flatMap(
      declaration => readSettings(declaration).settings,
    ),
    {},
  );
}
