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
 * What holds between two services, as signs; of a callee, whose policy is its own, the operations that are called.
 *
 * @internal
 */
export function EdgeBadges({ edge }: { edge: MapEdge }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  if (edge.direction === 'out') {
    return (
      <span className={classes.root}>
        {edge.operations === 'all'
          ? t('map.allOperations')
          : t('map.operationCount', { count: edge.operations.length })}
      </span>
    );
  }
  const denied = ['denied', 'reported'].includes(edge.authorization);
  const Lock = edge.mtls === 'strict' ? LockIcon : UnlockedIcon;
  const Verdict = denied ? DenyIcon : AllowIcon;
  return (
    <span className={classes.root}>
      <Lock titleAccess={t(`map.mtlsValue.${edge.mtls}`)} />
      <Verdict
        titleAccess={t(`map.authorizationValue.${edge.authorization}`)}
      />
      {edge.timeouts.length > 0 && (
        <>
          <TimeoutIcon titleAccess={t('map.timeout')} />
          {edge.timeouts.slice(0, 2).join(', ')}
          {edge.timeouts.length > 2 && ', …'}
        </>
      )}
      {edge.attempts > 0 && (
        <>
          <RetryIcon titleAccess={t('map.retries')} />
          {edge.attempts}
        </>
      )}
    </span>
  );
}
