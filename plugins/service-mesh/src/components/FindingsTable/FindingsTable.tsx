import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { severities } from '../../severities';
import { serviceMeshTranslationRef } from '../../translation';
import { DataTable } from '../DataTable';
import { Section } from '../Section';
import { FindingRow } from './FindingRow';

const columns = ['severity', 'code', 'message', 'place', 'details'] as const;

/**
 * What is wrong, the gravest first, with its place and what to do about it.
 *
 * @internal
 */
export function FindingsTable(props: {
  findings: Finding[];
  /** Files of the manifests, which `onShow` can show. */
  files: string[];
  onShow(file: string): void;
}) {
  const { findings, files, onShow } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const gravestFirst = severities.flatMap(severity =>
    findings.filter(finding => finding.severity === severity),
  );
  return (
    <Section title={t('findingsTable.title')}>
      {findings.length === 0 ? (
        <Typography variant="body2">{t('findingsTable.none')}</Typography>
      ) : (
        <DataTable
          label={t('findingsTable.title')}
          columns={columns.map(column => t(`findingsTable.${column}`))}
        >
          {gravestFirst.map((finding, index) => (
            <FindingRow
              key={index}
              finding={finding}
              files={files}
              onShow={onShow}
              initiallyOpen={findings.length === 1}
            />
          ))}
        </DataTable>
      )}
    </Section>
  );
}
