import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useState } from 'react';
import { useFindingFilter } from '../../hooks/useFindingFilter';
import { serviceMeshTranslationRef } from '../../translation';
import { DataTable } from '../DataTable';
import { Section } from '../Section';
import { FindingFilter } from './FindingFilter';
import { FindingRow } from './FindingRow';

const columns = ['severity', 'code', 'message', 'place', 'details'] as const;

/** Rows that are drawn at once; thousands would take long. */
const STEP = 50;

/**
 * What is wrong, the gravest first, with its place and what to do about it.
 *
 * @internal
 */
export function FindingsTable(props: {
  findings: Finding[];
  /** Texts of the files that `onShow` can show, by name. */
  files: ReadonlyMap<string, string>;
  onShow(file: string): void;
}) {
  const { findings, files, onShow } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const filter = useFindingFilter(findings);
  const [limit, setLimit] = useState(STEP);
  const left = filter.shown.length - limit;
  return (
    <Section title={t('findingsTable.title')}>
      {findings.length === 0 && (
        <Typography variant="body2">{t('findingsTable.none')}</Typography>
      )}
      {findings.length > 1 && (
        <FindingFilter findings={findings} filter={filter} />
      )}
      {findings.length > 0 && filter.shown.length === 0 && (
        <Typography variant="body2">{t('findingsTable.noMatch')}</Typography>
      )}
      {filter.shown.length > 0 && (
        <DataTable
          label={t('findingsTable.title')}
          columns={columns.map(column => t(`findingsTable.${column}`))}
        >
          {filter.shown.slice(0, limit).map(finding => (
            <FindingRow
              key={findings.indexOf(finding)}
              finding={finding}
              files={files}
              onShow={onShow}
              initiallyOpen={findings.length === 1}
            />
          ))}
        </DataTable>
      )}
      {left > 0 && (
        <div>
          <Button size="small" onClick={() => setLimit(limit + STEP)}>
            {t('findingsTable.more', { count: Math.min(STEP, left) })}
          </Button>
        </div>
      )}
    </Section>
  );
}
