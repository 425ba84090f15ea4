import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { SourceEdit } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { serviceMeshTranslationRef } from '../../translation';
import { CodeBlock } from '../CodeBlock';

/**
 * What to write where, so that the changes come true; nothing where nothing is to write.
 *
 * @internal
 */
export function SourceEdits({ edits }: { edits: SourceEdit[] }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  if (!edits.length) {
    return null;
  }
  return (
    <div>
      <Typography variant="subtitle2" component="h3">
        {t('whatIf.edits')}
      </Typography>
      {edits.map(({ entityRef, in: place, pointer, snippet }) => {
        const label =
          place === 'definition'
            ? t('whatIf.editDefinition', { entity: entityRef })
            : t('whatIf.editEntity', { entity: entityRef });
        return (
          <div key={`${entityRef} ${pointer}`}>
            <Typography variant="body2">
              {label} {place === 'definition' && <code>{pointer}</code>}
            </Typography>
            <CodeBlock text={snippet} label={label} />
          </div>
        );
      })}
    </div>
  );
}
