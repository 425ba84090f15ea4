import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useRule } from '../../hooks/useRule';
import { ruleLinkRouteRef } from '../../routes';
import { serviceMeshTranslationRef } from '../../translation';

/**
 * Why the rule behind a finding is there, with the way to its page. Nothing for a finding that is no rule's, or while it loads.
 *
 * @internal
 */
export function AboutRule({ code }: { code: string }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const page = useRouteRef(ruleLinkRouteRef);
  const { value: rule } = useRule(code);
  if (!rule) {
    return null;
  }
  const [area, name] = code.split('/');
  return (
    <Typography variant="body2">
      {rule.why}{' '}
      {page && (
        <Link to={page({ area, name })}>
          {t('findingDetails.rule', { code })}
        </Link>
      )}
    </Typography>
  );
}
