import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { RenderedManifest } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useState } from 'react';
import { serviceMeshTranslationRef } from '../../translation';
import { OriginsTable } from '../OriginsTable';

/**
 * Shows, on demand, where the values of a file come from; nothing where none has an origin.
 *
 * @internal
 */
export function ManifestOrigins({ manifest }: { manifest: RenderedManifest }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const [open, setOpen] = useState(false);
  if (!Object.keys(manifest.origins).length) {
    return null;
  }
  return (
    <div>
      <Button
        size="small"
        aria-expanded={open}
        endIcon={open ? <ExpandLessIcon /> : <ExpandMoreIcon />}
        onClick={() => setOpen(!open)}
      >
        {t('originsTable.title')}
      </Button>
      {open && <OriginsTable manifest={manifest} />}
    </div>
  );
}
