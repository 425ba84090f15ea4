export { DataTable } from './DataTable';
export { RowHeader } from './RowHeader';
