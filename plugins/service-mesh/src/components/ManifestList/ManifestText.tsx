import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import {
  Finding,
  RenderedManifest,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useMemo } from 'react';
import { serviceMeshTranslationRef } from '../../translation';
import { manifestNotes, YamlView } from '../YamlView';

/** Longer files, in characters, are not to be read here. */
const LONGEST = 300_000;

/**
 * The YAML of a file, explained line by line; of a huge file only its size.
 *
 * @internal
 */
export function ManifestText(props: {
  manifest: RenderedManifest;
  findings: Finding[];
}) {
  const { manifest, findings } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const notes = useMemo(
    () => manifestNotes(manifest, findings),
    [manifest, findings],
  );
  if (manifest.yaml.length > LONGEST) {
    const size = String(Math.round(manifest.yaml.length / 1_000));
    return (
      <Typography variant="body2">
        {t('manifestList.huge', { size })}
      </Typography>
    );
  }
  const { kind, metadata } = manifest.object;
  return (
    <YamlView
      label={t('manifestList.yaml', { kind, name: metadata.name })}
      yaml={manifest.yaml}
      notes={notes}
    />
  );
}
