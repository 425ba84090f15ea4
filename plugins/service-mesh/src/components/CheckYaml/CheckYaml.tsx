import { ResponseErrorPanel } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useState } from 'react';
import { useCheck } from '../../hooks/useCheck';
import { space } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';
import { Section } from '../Section';
import { LoadingView } from '../Skeleton';
import { CheckResult } from './CheckResult';
import { DropZone } from './DropZone';
import { FileChips } from './FileChips';
import { CheckedFile, LARGEST_FILE, readFiles, withFiles } from './files';

const useStyles = makeStyles(
  { result: { display: 'flex', flexDirection: 'column', gap: space(4) } },
  { name: 'ServiceMeshCheckYaml' },
);

/**
 * Checks configuration that the reader brings along, against what the catalog says of the service too.
 *
 * @internal
 */
export function CheckYaml({ config }: { config: ServiceConfig }) {
  const classes = useStyles();
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const [text, setText] = useState('');
  const [files, setFiles] = useState<CheckedFile[]>([]);
  const [tooLarge, setTooLarge] = useState<string[]>([]);
  const [closedWorld, setClosedWorld] = useState(false);
  const [{ loading, value, error }, check] = useCheck();
  const all = text.trim()
    ? withFiles(files, [{ path: t('checkYaml.pasted'), content: text }])
    : files;
  const add = async (chosen: File[]) => {
    const read = await readFiles(chosen);
    setFiles(withFiles(files, read.files));
    setTooLarge(read.tooLarge);
  };
  return (
    <>
      <Section title={t('checkYaml.title')}>
        <Typography variant="body2">{t('checkYaml.intro')}</Typography>
        <TextField
          id="service-mesh-check-text"
          multiline
          minRows={8}
          maxRows={20}
          variant="outlined"
          label={t('checkYaml.paste')}
          value={text}
          onChange={event => setText(event.target.value)}
          inputProps={{ spellCheck: false, style: { fontFamily: 'monospace' } }}
        />
        <DropZone onFiles={add} />
        {tooLarge.map(file => (
          <Typography key={file} variant="body2" role="alert">
            {t('checkYaml.tooLarge', {
              file,
              limit: String(LARGEST_FILE / 1_000_000),
            })}
          </Typography>
        ))}
        <FileChips
          paths={files.map(({ path }) => path)}
          onRemove={path => setFiles(files.filter(file => file.path !== path))}
        />
        <FormControlLabel
          control={
            <Checkbox
              color="primary"
              checked={closedWorld}
              onChange={event => setClosedWorld(event.target.checked)}
            />
          }
          label={t('checkYaml.closedWorld')}
        />
        <div>
          <Button
            variant="contained"
            color="primary"
            disableElevation
            disabled={all.length === 0}
            onClick={() =>
              check(all, {
                closedWorld,
                entityRef: config.entityRef,
                environment: config.target.environment,
              })
            }
          >
            {t('checkYaml.check')}
          </Button>
        </div>
      </Section>
      <div className={classes.result} aria-live="polite" aria-busy={loading}>
        {loading && (
          <LoadingView label={t('checkYaml.loading')} heights={['8rem']} />
        )}
        {!loading && error && (
          <ResponseErrorPanel title={t('checkYaml.error')} error={error} />
        )}
        {!loading && value && (
          <CheckResult files={value.files} answer={value.answer} />
        )}
      </div>
    </>
  );
}
