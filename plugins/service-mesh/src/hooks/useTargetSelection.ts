import { ConfigQuery } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { useSearchParams } from 'react-router-dom';

/**
 * The mesh and environment that the reader chose. They live in the URL, so that a link shows somebody else the same;
 * what is absent is left to the service.
 *
 * @internal
 */
export interface TargetSelection extends ConfigQuery {
  select(target: ConfigQuery): void;
  reset(): void;
}

/**
 * Reads the {@link TargetSelection} from the URL and writes it there.
 *
 * @internal
 */
export function useTargetSelection(): TargetSelection {
  const [params, setParams] = useSearchParams();
  const change = (target: ConfigQuery) =>
    setParams(
      current => {
        const next = new URLSearchParams(current);
        for (const [name, value] of Object.entries(target)) {
          if (value) {
            next.set(name, value);
          } else {
            next.delete(name);
          }
        }
        return next;
      },
      { replace: true },
    );
  return {
    mesh: params.get('mesh') || undefined,
    environment: params.get('environment') || undefined,
    select: change,
    reset: () => change({ mesh: undefined, environment: undefined }),
  };
}
