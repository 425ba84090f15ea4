export { FindingCounts } from './FindingCounts';
export { Summary } from './Summary';
