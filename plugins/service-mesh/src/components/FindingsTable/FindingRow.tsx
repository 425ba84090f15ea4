import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import IconButton from '@material-ui/core/IconButton';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useState } from 'react';
import { serviceMeshTranslationRef } from '../../translation';
import { SeverityLabel } from '../SeverityLabel';
import { FindingDetails } from './FindingDetails';
import { FindingPlace } from './FindingPlace';
import { Suppressed } from './Suppressed';

const useStyles = makeStyles(
  { short: { whiteSpace: 'nowrap' }, place: { minWidth: '10rem' } },
  { name: 'ServiceMeshFindingRow' },
);

/**
 * One finding, and below it, on demand, its fix.
 *
 * @internal
 */
export function FindingRow(props: {
  finding: Finding;
  files: ReadonlyMap<string, string>;
  onShow(file: string): void;
  initiallyOpen: boolean;
}) {
  const { finding, files, onShow, initiallyOpen } = props;
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  const [open, setOpen] = useState(initiallyOpen);
  return (
    <>
      <TableRow>
        <TableCell className={classes.short}>
          <SeverityLabel severity={finding.severity}>
            {t(`severity.${finding.severity}`)}
          </SeverityLabel>
        </TableCell>
        <TableCell className={classes.short}>
          <code>{finding.code}</code>
        </TableCell>
        <TableCell>
          {finding.message}
          {finding.undecided && (
            <Typography variant="body2" color="textSecondary">
              {t('findingsTable.undecided', { reason: finding.undecided })}
            </Typography>
          )}
          <Suppressed suppression={finding.suppressed} />
        </TableCell>
        <TableCell className={classes.place}>
          <FindingPlace finding={finding} files={files} onShow={onShow} />
        </TableCell>
        <TableCell>
          <IconButton
            size="small"
            aria-expanded={open}
            aria-label={t('findingsTable.showDetails', {
              code: finding.code,
            })}
            onClick={() => setOpen(!open)}
          >
            {open ? <ExpandLessIcon /> : <ExpandMoreIcon />}
          </IconButton>
        </TableCell>
      </TableRow>
      {open && (
        <TableRow>
          <TableCell colSpan={5}>
            <FindingDetails
              finding={finding}
              text={finding.file ? files.get(finding.file) : undefined}
            />
          </TableCell>
        </TableRow>
      )}
    </>
  );
}
