import { ResponseErrorPanel } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import {
  ServiceConfig,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useMemo } from 'react';
import { compareManifests } from '../../files/compareManifests';
import { useServiceConfig } from '../../hooks/useServiceConfig';
import { meshLabel } from '../../meshLabel';
import { serviceMeshTranslationRef } from '../../translation';
import { ManifestChanges } from '../FileDiff';
import { LoadingView } from '../Skeleton';
import { SettingsByMesh } from './SettingsByMesh';

const nameOf = ({ mesh, environment }: Target) =>
  `${meshLabel(mesh)}, ${environment}`;

/**
 * How a configuration differs from that for another mesh or environment: what becomes of each setting, and the files.
 *
 * @internal
 */
export function Comparison(props: {
  config: ServiceConfig;
  mesh: string;
  environment: string;
}) {
  const { config, mesh, environment } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const other = useServiceConfig(config.entityRef, { mesh, environment });
  const changes = useMemo(
    () => compareManifests(config.manifests, other.value?.manifests ?? []),
    [config, other.value],
  );
  if (other.loading) {
    return <LoadingView label={t('loading')} heights={['16rem']} />;
  }
  if (!other.value) {
    return <ResponseErrorPanel error={other.error!} />;
  }
  const same = changes.filter(({ status }) => status === 'same').length;
  return (
    <>
      {mesh !== config.target.mesh && (
        <SettingsByMesh
          renditions={config.renditions}
          meshes={[config.target.mesh, mesh]}
        />
      )}
      <Typography variant="body2">
        {t('compare.legend', {
          before: nameOf(config.target),
          after: nameOf(other.value.target),
        })}
        {'. '}
        {same === changes.length
          ? t('compare.equal')
          : t('compare.unchanged', { count: same })}{' '}
        {t('compare.hashes')}
      </Typography>
      <ManifestChanges changes={changes} />
    </>
  );
}
