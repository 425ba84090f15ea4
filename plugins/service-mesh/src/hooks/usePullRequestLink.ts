import { useRouteRef } from '@backstage/core-plugin-api';
import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { templateRouteRef } from '../routes';

/** The template that ships with our scaffolder module. */
const template = {
  namespace: 'default',
  templateName: 'service-mesh-configuration',
};

/**
 * Where to open a pull request with this configuration: the form of the template, filled in for its service, mesh and
 * environment. `undefined` in an app without a scaffolder.
 *
 * @internal
 */
export function usePullRequestLink({
  entityRef,
  target,
}: ServiceConfig): string | undefined {
  const link = useRouteRef(templateRouteRef);
  const formData = JSON.stringify({
    entityRef,
    mesh: target.mesh,
    environment: target.environment,
  });
  return link && `${link(template)}?${new URLSearchParams({ formData })}`;
}
