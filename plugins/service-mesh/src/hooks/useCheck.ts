import { useApi } from '@backstage/core-plugin-api';
import { ValidateRequest } from '@mesh-configurator/backstage-plugin-service-mesh-common';
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
      options: Omit<ValidateRequest, 'files'>,
    ) => ({
      files,
      answer: await api.validate({ files, ...options }),
    }),
    [api],
  );
}
