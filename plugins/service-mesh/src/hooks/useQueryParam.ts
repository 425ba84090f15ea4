import { useSearchParams } from 'react-router-dom';

/**
 * A choice of the reader that lives in the URL, so that a link shows somebody else the same.
 *
 * @internal
 */
export function useQueryParam(
  name: string,
): [string | undefined, (value: string | undefined) => void] {
  const [params, setParams] = useSearchParams();
  const set = (value: string | undefined) =>
    setParams(
      current => {
        const next = new URLSearchParams(current);
        if (value) {
          next.set(name, value);
        } else {
          next.delete(name);
        }
        return next;
      },
      { replace: true },
    );
  return [params.get(name) || undefined, set];
}
