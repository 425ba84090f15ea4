import { useApi } from '@backstage/core-plugin-api';
import { RuleDescription } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import useAsync, { AsyncState } from 'react-use/esm/useAsync';
import { serviceMeshApiRef } from '../api';

/**
 * What a rule is about. Rejects for findings that are no rule's, such as those about the catalog.
 *
 * @internal
 */
export function useRule(code: string): AsyncState<RuleDescription> {
  const api = useApi(serviceMeshApiRef);
  return useAsync(() => api.getRule(code), [api, code]);
}
