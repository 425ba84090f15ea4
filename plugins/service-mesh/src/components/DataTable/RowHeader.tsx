import TableCell from '@material-ui/core/TableCell';
import { ReactNode } from 'react';

/**
 * The cell that names a row, for those who listen too.
 *
 * @internal
 */
export function RowHeader({ children }: { children: ReactNode }) {
  return (
    // Material UI would call it a plain cell.
    <TableCell component="th" scope="row" role="rowheader">
      {children}
    </TableCell>
  );
}
