import { Header, Page } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { serviceMeshTranslationRef } from '../../translation';
import { FleetRouter } from './FleetRouter';

/**
 * The page of all services in the frame of a legacy app.
 *
 * @internal
 */
export function LegacyFleetPage() {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  return (
    <Page themeId="tool">
      <Header title={t('fleet.title')} />
      <FleetRouter />
    </Page>
  );
}
