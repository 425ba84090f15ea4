import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import DenyIcon from '@material-ui/icons/Block';
import AllowIcon from '@material-ui/icons/CheckCircleOutline';
import UnlockedIcon from '@material-ui/icons/LockOpenOutlined';
import LockIcon from '@material-ui/icons/LockOutlined';
import RetryIcon from '@material-ui/icons/Replay';
import TimeoutIcon from '@material-ui/icons/Timer';
import { space } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { MapEdge } from './edges';

const useStyles = makeStyles(
  {
    root: {
      display: 'inline-flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'center',
      gap: space(1),
      fontSize: '0.75rem',
      '& svg': { fontSize: '1rem' },
    },
  },
  { name: 'ServiceMeshEdgeBadges' },
);

/**
 * What holds between two services, as signs; where that is not known, the operations that are called.
 *
 * @internal
 */
export function EdgeBadges({ edge }: { edge: MapEdge }) {
  const { operations, terms } = edge;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  if (!terms) {
    return (
      <span className={classes.root}>
        {operations === 'all'
          ? t('map.allOperations')
          : t('map.operationCount', { count: operations.length })}
      </span>
    );
  }
  const denied = ['denied', 'reported'].includes(terms.authorization);
  const Lock = terms.mtls === 'strict' ? LockIcon : UnlockedIcon;
  const Verdict = denied ? DenyIcon : AllowIcon;
  return (
    <span className={classes.root}>
      <Lock titleAccess={t(`map.mtlsValue.${terms.mtls}`)} />
      <Verdict
        titleAccess={t(`map.authorizationValue.${terms.authorization}`)}
      />
      {terms.timeouts.length > 0 && (
        <>
          <TimeoutIcon titleAccess={t('map.timeout')} />
          {terms.timeouts.slice(0, 2).join(', ')}
          {terms.timeouts.length > 2 && ', …'}
        </>
      )}
      {terms.attempts > 0 && (
        <>
          <RetryIcon titleAccess={t('map.retries')} />
          {terms.attempts}
        </>
      )}
    </span>
  );
}
