import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { makeStyles } from '@material-ui/core/styles';
import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Suspense } from 'react';
import { useQueryParam } from '../../hooks/useQueryParam';
import { space } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { Overview } from '../Overview';
import { LoadingView } from '../Skeleton';
import { useAllowedViews } from './useAllowedViews';
import { View } from './views';

const useStyles = makeStyles(
  {
    panel: { display: 'flex', flexDirection: 'column', gap: space(4) },
    tab: { textTransform: 'none', minWidth: 0 },
  },
  { name: 'ServiceMeshViews' },
);

const overview: View = { id: 'overview', Component: Overview };

/**
 * The ways to look at a configuration, one at a time.
 *
 * @internal
 */
export function Views({ config }: { config: ServiceConfig }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  const [wanted, setWanted] = useQueryParam('view');
  const views = [overview, ...useAllowedViews(config)];
  const view = views.find(({ id }) => id === wanted) ?? overview;
  const tabId = (id: string) => `service-mesh-view-${id}`;
  return (
    <>
      <Tabs
        value={view.id}
        onChange={(_, id) => setWanted(id === overview.id ? undefined : id)}
        variant="scrollable"
        scrollButtons="auto"
        indicatorColor="primary"
        aria-label={t('views.label')}
      >
        {views.map(({ id }) => (
          <Tab
            key={id}
            value={id}
            id={tabId(id)}
            aria-controls={id === view.id ? `${tabId(id)}-panel` : undefined}
            className={classes.tab}
            label={t(`views.${id}`)}
          />
        ))}
      </Tabs>
      <div
        role="tabpanel"
        id={`${tabId(view.id)}-panel`}
        aria-labelledby={tabId(view.id)}
        className={classes.panel}
      >
        <Suspense
          fallback={<LoadingView label={t('loading')} heights={['20rem']} />}
        >
          <view.Component config={config} />
        </Suspense>
      </div>
    </>
  );
}
