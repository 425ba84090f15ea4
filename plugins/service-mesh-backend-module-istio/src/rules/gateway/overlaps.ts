import { ServedHost, widerHosts } from './hosts';

/**
 * A host that two servers on one port serve.
 *
 * @internal
 */
export interface Overlap {
  served: ServedHost;
  other: ServedHost;
  /** Whether both name the same host, and not one a wildcard around it. */
  isSame: boolean;
}

/** As much of the hosts of one name as it takes to find, for each, one of another Gateway if there is one. */
interface Bucket {
  first: ServedHost;
  second?: ServedHost;
  /** The first of another Gateway than `first`. */
  foreign?: ServedHost;
}

const isOfOther = (a: ServedHost, b: ServedHost) =>
  a.server.document !== b.server.document;

function put(buckets: Map<string, Bucket>, key: string, served: ServedHost) {
  const bucket = buckets.get(key);
  if (!bucket) {
    buckets.set(key, { first: served });
    return;
  }
  bucket.second ??= served;
  if (isOfOther(served, bucket.first)) {
    bucket.foreign ??= served;
  }
}

const EVERYBODY = 'everybody ';

/** Finds what another server serves under a host, for namespaces that both serve. */
function finder(all: readonly ServedHost[]) {
  const buckets = new Map<string, Bucket>();
  for (const served of all) {
    put(buckets, `${served.from} ${served.host}`, served);
    put(buckets, `${EVERYBODY}${served.host}`, served);
  }
  return (served: ServedHost, host: string): ServedHost | undefined => {
    const keys =
      served.from === '*'
        ? [`${EVERYBODY}${host}`]
        : [`${served.from} ${host}`, `* ${host}`];
    const candidates = keys
      .flatMap(key => {
        const { first, second, foreign } = buckets.get(key) ?? {};
        return [first, foreign, second];
      })
      .filter(one => one !== undefined && one !== served);
    return (
      candidates.find(one => one && isOfOther(one, served)) ?? candidates[0]
    );
  };
}

/**
 * For each host of servers on one port, others that serve it too, by its name or by a wildcard around it. Not all of them:
 * one for each name, of another Gateway if there is one.
 *
 * @internal
 */
export function overlaps(all: readonly ServedHost[]): Overlap[] {
  const find = finder(all);
  const same = all.flatMap(served => {
    const other = find(served, served.host);
    return other ? [{ served, other, isSame: true }] : [];
  });
  const wider = all.flatMap(served =>
    widerHosts(served.host).flatMap(host => {
      const other = find(served, host);
      return other
        ? [
            { served, other, isSame: false },
            { served: other, other: served, isSame: false },
          ]
        : [];
    }),
  );
  return [...same, ...wider];
}
