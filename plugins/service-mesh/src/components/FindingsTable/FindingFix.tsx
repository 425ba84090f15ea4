import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import {
  Finding,
  Fix,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { Suspense } from 'react';
import { applyReplacement } from '../../files/applyReplacement';
import { serviceMeshTranslationRef } from '../../translation';
import { CodeBlock } from '../CodeBlock';
import { CopyButton } from '../CopyButton';
import { FileDiff } from '../FileDiff';

/**
 * What to do about a finding: text to copy, and where the fix is mechanical, the file as it makes it.
 *
 * @internal
 */
export function FindingFix(props: {
  finding: Finding;
  fix: Fix;
  /** The text of the file that it is in, where that is at hand. */
  text: string | undefined;
}) {
  const { finding, fix, text } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const applied =
    text !== undefined && finding.range && fix.replacement !== undefined
      ? applyReplacement(text, finding.range, fix.replacement)
      : undefined;
  return (
    <>
      <Typography variant="body2">{fix.title}</Typography>
      <CodeBlock text={fix.snippet} label={fix.title} />
      {applied !== undefined && (
        <>
          <Typography variant="body2">{t('findingDetails.applied')}</Typography>
          <Suspense fallback={null}>
            <FileDiff
              label={t('findingDetails.applied')}
              before={text!}
              after={applied}
            />
          </Suspense>
          <div>
            <CopyButton
              text={applied}
              label={t('findingDetails.copyApplied')}
            />
          </div>
        </>
      )}
    </>
  );
}
