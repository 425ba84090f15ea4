import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { LossScope } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { serviceMeshTranslationRef } from '../../translation';

/**
 * The operations and callers that a loss is about; nothing where it is about all.
 *
 * @internal
 */
export function LossScopeText({ scope }: { scope: LossScope }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  return (
    <>
      {(['operations', 'callers'] as const).map(part => {
        const list = scope[part]?.join(', ');
        return list ? (
          <Typography key={part} variant="body2" color="textSecondary">
            {t(`lossesTable.${part}`, { list })}
          </Typography>
        ) : null;
      })}
    </>
  );
}
