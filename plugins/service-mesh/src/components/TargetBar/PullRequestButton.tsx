import { LinkButton } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import {
  configPublishPermission,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useTemplateLink } from '../../hooks/useTemplateLink';
import { serviceMeshTranslationRef } from '../../translation';

// Not the `disabled` attribute: that would keep the keyboard from the tooltip that says why.
const useStyles = makeStyles(
  { disabled: { opacity: 0.5, cursor: 'not-allowed' } },
  { name: 'ServiceMeshPullRequestButton' },
);

function obstacleOf(config: ServiceConfig) {
  if (config.service.namespace.value === null) {
    return 'noNamespace';
  }
  if (config.redacted) {
    return 'redacted';
  }
  return config.manifests.length === 0 ? 'noManifests' : undefined;
}

/**
 * Leads to the form that opens a pull request with this configuration. Hidden without a scaffolder or the permission,
 * disabled with the reason where the configuration is not fit to be merged.
 *
 * @internal
 */
export function PullRequestButton({ config }: { config: ServiceConfig }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  const { entityRef, target } = config;
  const link = useTemplateLink('service-mesh-configuration', {
    entityRef,
    mesh: target.mesh,
    environment: target.environment,
  });
  const { allowed } = usePermission({ permission: configPublishPermission });
  if (!link || !allowed) {
    return null;
  }
  const obstacle = obstacleOf(config);
  if (obstacle) {
    return (
      <Tooltip title={t(`pullRequestButton.${obstacle}`)}>
        <Button
          variant="contained"
          disableElevation
          aria-disabled
          className={classes.disabled}
        >
          {t('pullRequestButton.title')}
        </Button>
      </Tooltip>
    );
  }
  return (
    <LinkButton to={link} variant="contained" color="primary" disableElevation>
      {t('pullRequestButton.title')}
    </LinkButton>
  );
}
