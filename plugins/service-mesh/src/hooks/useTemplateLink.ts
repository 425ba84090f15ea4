import { useRouteRef } from '@backstage/core-plugin-api';
import { templateRouteRef } from '../routes';

/** The templates that ship with our scaffolder module. */
type TemplateName = 'service-mesh-configuration' | 'service-mesh-settings';

/**
 * Where the form of a template is, filled in. `undefined` in an app without a scaffolder.
 *
 * @internal
 */
export function useTemplateLink(
  templateName: TemplateName,
  values: Record<string, unknown>,
): string | undefined {
  const link = useRouteRef(templateRouteRef);
  const formData = JSON.stringify(values);
  return (
    link &&
    `${link({ namespace: 'default', templateName })}?${new URLSearchParams({
      formData,
    })}`
  );
}
