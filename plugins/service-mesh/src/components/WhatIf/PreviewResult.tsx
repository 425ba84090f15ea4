import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import {
  PolicyChange,
  PreviewResponse,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useMemo } from 'react';
import { compareManifests } from '../../files/compareManifests';
import { serviceMeshTranslationRef } from '../../translation';
import { ManifestChanges } from '../FileDiff';
import { LossesTable } from '../LossesTable';
import { ChangedFindings } from './ChangedFindings';
import { ChangeSourceButton } from './ChangeSourceButton';
import { findingChanges } from './findingChanges';
import { SourceEdits } from './SourceEdits';

/**
 * What changes of the policy come to: findings, losses, files, and what to write to make it so.
 *
 * @internal
 */
export function PreviewResult(props: {
  config: ServiceConfig;
  changes: PolicyChange[];
  preview: PreviewResponse;
}) {
  const { config, changes: settings, preview } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const changes = useMemo(
    () => compareManifests(config.manifests, preview.config.manifests),
    [config, preview],
  );
  const { come, gone } = useMemo(
    () => findingChanges(config.findings, preview.config.findings),
    [config, preview],
  );
  const known = new Set(config.losses.map(loss => JSON.stringify(loss)));
  const changed = changes.filter(({ status }) => status !== 'same').length;
  return (
    <>
      <ChangedFindings title={t('whatIf.newFindings')} findings={come} />
      <ChangedFindings title={t('whatIf.goneFindings')} findings={gone} />
      {!come.length && !gone.length && (
        <Typography variant="body2">{t('whatIf.sameFindings')}</Typography>
      )}
      <LossesTable
        mesh={preview.config.target.mesh}
        losses={preview.config.losses.filter(
          loss => !known.has(JSON.stringify(loss)),
        )}
      />
      <SourceEdits edits={preview.edits} />
      {preview.edits.length > 0 && (
        <ChangeSourceButton config={config} changes={settings} />
      )}
      <Typography variant="body2">
        {changed
          ? t('whatIf.files', { count: changed })
          : t('whatIf.unchanged')}
      </Typography>
      <ManifestChanges changes={changes} />
    </>
  );
}
