import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    // What is hidden in it scrolls with it.
    root: { position: 'relative' },
    table: {
      '& td, & th[scope=row]': {
        minWidth: '6rem',
        verticalAlign: 'top',
        lineHeight: theme.typography.body2.lineHeight,
        overflowWrap: 'anywhere',
        // Where a table has to be scrolled anyway, its texts are not narrow too.
        [theme.breakpoints.down('xs')]: { minWidth: '10rem' },
      },
      // Names of settings are ours, and short.
      '& th[scope=row] code': { whiteSpace: 'nowrap' },
    },
  }),
  { name: 'ServiceMeshDataTable' },
);

/**
 * A table of rows under column titles.
 *
 * @internal
 */
export function DataTable(props: {
  label: string;
  columns: string[];
  /** Rows. */
  children: ReactNode;
}) {
  const classes = useStyles();
  return (
    <TableContainer className={classes.root}>
      <Table size="small" className={classes.table} aria-label={props.label}>
        <TableHead>
          <TableRow>
            {props.columns.map(column => (
              <TableCell key={column} scope="col">
                {column}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>{props.children}</TableBody>
      </Table>
    </TableContainer>
  );
}
