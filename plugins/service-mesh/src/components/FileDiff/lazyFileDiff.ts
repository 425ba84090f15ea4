import { lazy } from 'react';

/**
 * How two texts of one file differ; loaded when it is first needed.
 *
 * @internal
 */
export const FileDiff = lazy(() =>
  import('./FileDiff').then(m => ({ default: m.FileDiff })),
);
