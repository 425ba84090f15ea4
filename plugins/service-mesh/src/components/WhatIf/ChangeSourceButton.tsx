import { LinkButton } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  PolicyChange,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useTemplateLink } from '../../hooks/useTemplateLink';
import { serviceMeshTranslationRef } from '../../translation';

/** Values as the form of the template has them: texts, as in an annotation. */
const asText = (value: PolicyChange['value']) =>
  typeof value === 'string' ? value : JSON.stringify(value);

/**
 * Leads to the form that opens a pull request with changes of settings, where they are written down. Hidden without a scaffolder.
 *
 * @internal
 */
export function ChangeSourceButton(props: {
  config: ServiceConfig;
  changes: PolicyChange[];
}) {
  const { entityRef, target } = props.config;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const link = useTemplateLink('service-mesh-settings', {
    entityRef,
    environment: target.environment,
    changes: props.changes.map(change => ({
      ...change,
      value: asText(change.value),
    })),
  });
  return link ? (
    <div>
      <LinkButton
        to={link}
        variant="contained"
        color="primary"
        disableElevation
      >
        {t('whatIf.changeSource')}
      </LinkButton>
    </div>
  ) : null;
}
