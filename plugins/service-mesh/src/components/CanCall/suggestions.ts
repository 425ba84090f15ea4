import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/** More suggestions are of no help. */
const MOST = 100;

/**
 * Callers that somebody may ask for: components by their ref, others by their service account.
 *
 * @internal
 */
export function suggestedCallers({
  admission,
  service,
}: ServiceConfig): string[] {
  const accounts = admission.callers.flatMap(
    ({ kind, name, serviceAccount }) => {
      if (kind === 'service') {
        return [name];
      }
      return serviceAccount
        ? [`${serviceAccount.namespace}/${serviceAccount.name}`]
        : [];
    },
  );
  const declared = service.callers.map(({ id }) => id);
  return [...new Set([...declared, ...accounts])].slice(0, MOST);
}

/**
 * Paths of the operations that have one, with their parameters.
 *
 * @internal
 */
export function suggestedPaths({ service }: ServiceConfig): string[] {
  return [
    ...new Set(
      service.operations
        .map(({ path }) => path.template)
        .filter(template => template.startsWith('/')),
    ),
  ].slice(0, MOST);
}
