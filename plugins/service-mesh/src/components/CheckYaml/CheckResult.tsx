import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { ValidateResponse } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { serviceMeshTranslationRef } from '../../translation';
import { FindingsTable } from '../FindingsTable';
import { CheckedFileView } from './CheckedFileView';
import { CheckedFile } from './files';

const fileId = (path: string) => `service-mesh-checked-${path}`;

/**
 * What is wrong with the files, and on which lines.
 *
 * @internal
 */
export function CheckResult(props: {
  /** As they were when they were checked. */
  files: CheckedFile[];
  answer: ValidateResponse;
}) {
  const { files, answer } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const { findings, summary } = answer;
  const decided = findings.filter(({ undecided }) => undecided === undefined);
  return (
    <>
      {decided.length === 0 && (
        <Typography variant="body2">{t('checkYaml.clean')}</Typography>
      )}
      {summary.undecided > 0 && (
        <Typography variant="body2">
          {t('checkYaml.undecided', { count: summary.undecided })}
        </Typography>
      )}
      {findings.length > 0 && (
        <FindingsTable
          findings={findings}
          files={new Map(files.map(({ path, content }) => [path, content]))}
          onShow={path =>
            document.getElementById(fileId(path))?.scrollIntoView()
          }
        />
      )}
      {files.map(file => (
        <CheckedFileView
          key={file.path}
          id={fileId(file.path)}
          file={file}
          findings={findings.filter(finding => finding.file === file.path)}
        />
      ))}
    </>
  );
}
