import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  annotations,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { meshLabel } from '../../meshLabel';
import { serviceMeshTranslationRef } from '../../translation';
import { CodeBlock } from '../CodeBlock';
import { Notice } from '../Notice';

const namespaceSnippet = `metadata:
  annotations:
    ${annotations.namespace}: my-namespace`;

/**
 * What to know before reading on: that this is a preview, that something is hidden, or what is missing.
 *
 * @internal
 */
export function Notices({ config }: { config: ServiceConfig }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const { stage } = config;
  const own = config.service.mesh.value;
  const shown = config.target.mesh;
  return (
    <>
      {config.redacted && (
        <Notice severity="warning">{t('notices.redacted')}</Notice>
      )}
      {config.service.namespace.value === null && (
        <Notice severity="warning">
          {t('notices.noNamespace')}
          <CodeBlock text={namespaceSnippet} label={annotations.namespace} />
        </Notice>
      )}
      {stage.wanted !== stage.effective && (
        <Notice severity="warning">{t('notices.heldBack')}</Notice>
      )}
      {own !== shown && (
        <Notice severity="info">
          {t('notices.otherMesh', {
            own: meshLabel(own),
            shown: meshLabel(shown),
          })}
        </Notice>
      )}
    </>
  );
}
