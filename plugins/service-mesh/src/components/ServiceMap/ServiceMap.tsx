import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useMemo, useState } from 'react';
import { useCallees } from '../../hooks/useCallees';
import { space, surface } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { Section } from '../Section';
import { EdgeColumn } from './EdgeColumn';
import { EdgePolicy } from './EdgePolicy';
import { calleesOf, edgeKey, edgesIn, edgesOut } from './edges';
import { EdgeTable } from './EdgeTable';

/** More neighbours on one side stand in the table only. */
const DRAWN = 15;

const useStyles = makeStyles(
  theme => ({
    scroll: { overflowX: 'auto' },
    map: { display: 'flex', alignItems: 'center', minWidth: '60rem' },
    service: {
      flex: 'none',
      maxWidth: '12rem',
      padding: `${space(3)} ${space(4)}`,
      border: `2px solid ${surface(theme).accent}`,
      borderRadius: 'var(--bui-radius-2, 4px)',
      fontWeight: 600,
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'ServiceMeshMap' },
);

/**
 * Callers, the service and its callees, as a map and as a table.
 *
 * @internal
 */
export function ServiceMap({ config }: { config: ServiceConfig }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  const [selected, setSelected] = useState<string>();
  const callees = useCallees(config, calleesOf(config).slice(0, DRAWN));
  const into = useMemo(() => edgesIn(config), [config]);
  const out = useMemo(() => edgesOut(config, callees), [config, callees]);
  const edges = [...into, ...out];
  const shown = edges.find(edge => edgeKey(edge) === selected);
  const { name } = config.service;
  const hidden =
    Math.max(0, into.length - DRAWN) + Math.max(0, out.length - DRAWN);
  const column = { service: name, selected, onSelect: setSelected };
  return (
    <>
      <Section title={t('map.title')}>
        <Typography variant="body2">{t('map.intro')}</Typography>
        <div className={classes.scroll}>
          <div className={classes.map}>
            <EdgeColumn
              {...column}
              edges={into.slice(0, DRAWN)}
              empty={t('map.noCallers')}
            />
            <div className={classes.service}>{name}</div>
            <EdgeColumn
              {...column}
              edges={out.slice(0, DRAWN)}
              empty={t('map.noCallees')}
            />
          </div>
        </div>
        {hidden > 0 && (
          <Typography variant="body2">
            {t('map.more', { count: hidden })}
          </Typography>
        )}
      </Section>
      {shown && (
        <EdgePolicy
          edge={shown}
          service={name}
          onClose={() => setSelected(undefined)}
        />
      )}
      {edges.length > 0 && (
        <Section title={t('map.table')}>
          <EdgeTable edges={edges} service={name} />
        </Section>
      )}
    </>
  );
}
