import {
  DeliveryComparison,
  ServiceDelivery,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { code } from '../pullRequest/markdown';

/**
 * The files of a service, compared with those of their repository.
 *
 * @internal
 */
export type ComparedDelivery = ServiceDelivery & {
  comparison: DeliveryComparison;
};

/**
 * How one line of a summary names a service: by its environment too where there are several.
 *
 * @internal
 */
export function subjectOf(
  { config }: ServiceDelivery,
  all: readonly ServiceDelivery[],
): string {
  const { environment } = config.target;
  const isAlone = all.every(
    other => other.config.target.environment === environment,
  );
  return isAlone ? config.entityRef : `${config.entityRef} in ${environment}`;
}

/**
 * An operation in Markdown.
 *
 * @internal
 */
export const operationName = (operation: string) =>
  operation === '*' ? 'whatever no definition describes' : code(operation);
