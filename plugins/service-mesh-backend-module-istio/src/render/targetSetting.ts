import {
  Sourced,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * A text that app-config says of the target, and the place where it does; `null` where it says none.
 *
 * @internal
 */
export function targetSetting(
  { settings, settingPointers }: Target,
  key: string,
): Sourced<string> | null {
  const value = settings[key];
  return typeof value === 'string' && value
    ? { value, origin: { source: 'config', pointer: settingPointers[key] } }
    : null;
}
