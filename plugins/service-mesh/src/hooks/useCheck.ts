import { useApi } from '@backstage/core-plugin-api';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { serviceMeshApiRef } from '../api';

/**
 * Has files checked, and remembers which ones the findings are about.
 *
 * @internal
 */
export function useCheck() {
  const api = useApi(serviceMeshApiRef);
  return useAsyncFn(
    async (
      files: { path: string; content: string }[],
      closedWorld: boolean,
    ) => ({
      files,
      answer: await api.validate({ files, closedWorld }),
    }),
    [api],
  );
}
