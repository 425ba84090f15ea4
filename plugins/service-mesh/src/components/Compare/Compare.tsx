import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useQueryParam } from '../../hooks/useQueryParam';
import { serviceMeshTranslationRef } from '../../translation';
import { Section } from '../Section';
import { CompareBar } from './CompareBar';
import { Comparison } from './Comparison';

/**
 * The configuration beside that for another mesh or environment.
 *
 * @internal
 */
export function Compare({ config }: { config: ServiceConfig }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const { target, meshes } = config;
  const [mesh = target.mesh, setMesh] = useQueryParam('withMesh');
  const [environment = target.environment, setEnvironment] =
    useQueryParam('withEnvironment');
  const same = mesh === target.mesh && environment === target.environment;
  return (
    <Section title={t('compare.title')}>
      <CompareBar
        meshes={[...new Set([...meshes, target.mesh])]}
        environments={config.environments}
        mesh={mesh}
        environment={environment}
        onMesh={setMesh}
        onEnvironment={setEnvironment}
      />
      {same ? (
        <Typography variant="body2">{t('compare.same')}</Typography>
      ) : (
        <Comparison config={config} mesh={mesh} environment={environment} />
      )}
    </Section>
  );
}
