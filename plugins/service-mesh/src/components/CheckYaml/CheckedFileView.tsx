import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useMemo } from 'react';
import { serviceMeshTranslationRef } from '../../translation';
import { Section } from '../Section';
import { findingNotes, YamlView } from '../YamlView';
import { CheckedFile } from './files';

/**
 * A checked file with the findings on its lines.
 *
 * @internal
 */
export function CheckedFileView(props: {
  id: string;
  file: CheckedFile;
  findings: Finding[];
}) {
  const { id, file, findings } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const notes = useMemo(() => findingNotes(findings), [findings]);
  return (
    <div id={id}>
      <Section title={file.path}>
        <YamlView
          label={t('checkYaml.yaml', { file: file.path })}
          yaml={file.content}
          notes={notes}
        />
      </Section>
    </div>
  );
}
