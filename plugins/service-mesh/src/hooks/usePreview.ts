import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  PolicyChange,
  PreviewResponse,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useEffect, useState } from 'react';
import { serviceMeshApiRef } from '../api';

/** Time for which the reader must not type, in milliseconds. */
const QUIET = 20;

/**
 * What changes of the policy come to. While another answer is under way, the former one stays.
 *
 * @internal
 */
export interface Preview {
  loading: boolean;
  value?: PreviewResponse;
  error?: Error;
}

/**
 * Asks for the {@link Preview} of changes once the reader pauses.
 *
 * @internal
 */
export function usePreview(
  { entityRef, target }: ServiceConfig,
  changes: PolicyChange[],
): Preview {
  const api = useApi(serviceMeshApiRef);
  const [preview, setPreview] = useState<Preview>({ loading: false });
  const { mesh, environment } = target;
  const key = JSON.stringify(changes);
  useEffect(() => {
    const wanted: PolicyChange[] = JSON.parse(key);
    if (!wanted.length) {
      setPreview({ loading: false });
      return undefined;
    }
    const controller = new AbortController();
    const { signal } = controller;
    setPreview(({ value }) => ({ loading: true, value }));
    const timer = setTimeout(() => {
      api
        .previewService(
          parseEntityRef(entityRef),
          { mesh, environment, changes: wanted },
          { signal },
        )
        .then(
          value => !signal.aborted && setPreview({ loading: false, value }),
          error => !signal.aborted && setPreview({ loading: false, error }),
        );
    }, QUIET);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, entityRef, mesh, environment, key]);
  return preview;
}
