import { usePermission } from '@backstage/plugin-permission-react';
import {
  configPreviewPermission,
  configValidatePermission,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { furtherViews, View } from './views';

/**
 * The views of a configuration that the reader may use.
 *
 * @internal
 */
export function useAllowedViews(config: ServiceConfig): View[] {
  const preview = usePermission({ permission: configPreviewPermission });
  const validate = usePermission({ permission: configValidatePermission });
  const allowed = {
    [configPreviewPermission.name]: preview.allowed,
    [configValidatePermission.name]: validate.allowed,
  };
  return furtherViews.filter(
    ({ permission, appliesTo }) =>
      (!permission || allowed[permission.name]) &&
      (appliesTo?.(config) ?? true),
  );
}
