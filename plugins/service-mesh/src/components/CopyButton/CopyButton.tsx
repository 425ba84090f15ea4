import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import CopyIcon from '@material-ui/icons/FileCopyOutlined';
import { useState } from 'react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { serviceMeshTranslationRef } from '../../translation';
import { VisuallyHidden } from '../VisuallyHidden';

/**
 * Copies a text, and says that it did.
 *
 * @internal
 */
export function CopyButton(props: { text: string; label: string }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const [{ error }, copy] = useCopyToClipboard();
  const [done, setDone] = useState(false);
  const outcome = done && (error ? t('copy.failed') : t('copy.copied'));
  return (
    <>
      <Button
        size="small"
        startIcon={<CopyIcon fontSize="small" />}
        onClick={() => {
          copy(props.text);
          setDone(true);
        }}
        onBlur={() => setDone(false)}
      >
        {outcome || props.label}
      </Button>
      <span role="status">
        <VisuallyHidden>{outcome}</VisuallyHidden>
      </span>
    </>
  );
}
