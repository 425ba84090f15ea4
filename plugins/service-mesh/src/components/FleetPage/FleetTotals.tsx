import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import { FleetTotals as Totals } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { space, surface, tiles } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...tiles,
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
    tile: {
      display: 'flex',
      flexDirection: 'column',
      alignItems: 'flex-start',
      justifyContent: 'flex-start',
      width: '100%',
      height: '100%',
      padding: space(3),
      borderRadius: 'var(--bui-radius-3, 8px)',
      backgroundColor: surface(theme).background,
      color: surface(theme).text,
      textAlign: 'left',
      font: 'inherit',
    },
    button: {
      '&:hover': { backgroundColor: surface(theme).backgroundInset },
      '&:focus-visible': { outline: `2px solid ${surface(theme).accent}` },
    },
    label: { color: surface(theme).subtle, fontSize: '0.75rem' },
    value: { fontSize: '1.25rem' },
  }),
  { name: 'ServiceMeshFleetTotals' },
);

type Tile = {
  id:
    | 'services'
    | 'enforced'
    | 'ready'
    | 'strictMtls'
    | 'authorized'
    | 'timeouts'
    | 'retries'
    | 'withErrors'
    | 'withWarnings';
  part: number;
  total?: number;
  /** The filter that shows these services. */
  filter?: Record<string, string>;
};

function tilesOf(totals: Totals): Tile[] {
  const { services, timeouts, retries } = totals;
  return [
    { id: 'services', part: services },
    {
      id: 'enforced',
      part: totals.enforced,
      total: services,
      filter: { stage: 'enforce' },
    },
    {
      id: 'ready',
      part: totals.ready,
      total: services,
      filter: { stage: 'audit', ready: 'true' },
    },
    { id: 'strictMtls', part: totals.strictMtls, total: services },
    { id: 'authorized', part: totals.authorized, total: services },
    { id: 'timeouts', part: timeouts.covered, total: timeouts.total },
    { id: 'retries', part: retries.covered, total: retries.total },
    { id: 'withErrors', part: totals.withErrors, filter: { finding: 'error' } },
    {
      id: 'withWarnings',
      part: totals.withWarnings,
      filter: { finding: 'warning' },
    },
  ];
}

/**
 * What the services come to; a number of services leads to them.
 *
 * @internal
 */
export function FleetTotals(props: {
  totals: Totals;
  onFilter(filter: Record<string, string>): void;
}) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  return (
    <ul className={classes.root} aria-label={t('fleetTotals.label')}>
      {tilesOf(props.totals).map(({ id, part, total, filter }) => {
        const content = (
          <>
            <div className={classes.label}>{t(`fleetTotals.${id}`)}</div>
            <div className={classes.value}>
              {total === undefined
                ? part
                : t('fleetTotals.of', {
                    part: String(part),
                    total: String(total),
                  })}
            </div>
          </>
        );
        return (
          <li key={id}>
            {filter ? (
              <ButtonBase
                className={`${classes.tile} ${classes.button}`}
                onClick={() => props.onFilter(filter)}
              >
                {content}
              </ButtonBase>
            ) : (
              <div className={classes.tile}>{content}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
