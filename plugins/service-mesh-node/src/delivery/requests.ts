import {
  CallingParty,
  Operation,
  Request,
  Service,
  ServiceConfig,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { requestTarget } from '../evaluate';
import { samplePath } from './samplePath';

/**
 * Bounds of what is judged for one service, which keep it to a second or two: most requests, most objects looked at by all of them
 * together, and the requests that are judged all the same where there are more objects.
 */
const limits = { requests: 2_000, objects: 400_000, atLeast: 200 };

/** What stands for everything that no definition describes. */
const UNDESCRIBED = '*';

/** An identity that nobody declares, unless somebody means to. */
const STRANGER = 'nobody-declared-this/nobody-declared-this';

/**
 * A request that stands for all of one party to one operation.
 *
 * @internal
 */
export interface RepresentativeRequest {
  caller: CallingParty;
  /** Id of the operation; `*` for what no definition describes. */
  operation: string;
  request: Omit<Request, 'claims'>;
}

type Compared = Pick<ServiceConfig, 'service' | 'target' | 'admission'>;

/** The port that serves an operation; gRPC has one of its own where there is one. */
function portOf({ ports }: Service, operation?: Operation): number | undefined {
  const http = ports.value.filter(
    ({ protocol }) => protocol !== 'tcp' && protocol !== 'tls',
  );
  const wanted = http.find(
    ({ protocol }) =>
      (protocol === 'grpc') === (operation?.protocol === 'grpc'),
  );
  return (wanted ?? http[0])?.port;
}

function declared({ admission }: Compared): CallingParty[] {
  const byAccount = new Map<string, CallingParty>();
  for (const { name, serviceAccount, origin } of admission.callers) {
    if (serviceAccount !== null) {
      const account = `${serviceAccount.namespace}/${serviceAccount.name}`;
      if (!byAccount.has(account)) {
        byAccount.set(account, {
          kind: 'declared',
          name,
          serviceAccount: account,
          origin,
        });
      }
    }
  }
  return [...byAccount.values()];
}

function partiesOf(
  compared: Compared,
  accounts: readonly string[],
): CallingParty[] {
  const known = declared(compared);
  const isKnown = new Set(known.map(({ serviceAccount }) => serviceAccount));
  return [
    ...known,
    ...[...new Set(accounts)]
      .filter(account => !isKnown.has(account))
      .sort()
      .map(
        (account): CallingParty => ({
          kind: 'former',
          name: account,
          serviceAccount: account,
        }),
      ),
    { kind: 'stranger', name: 'anybody else', serviceAccount: STRANGER },
    { kind: 'plaintext', name: 'plaintext', serviceAccount: null },
  ];
}

function linesOf(
  service: Service,
  target: Target,
): Pick<RepresentativeRequest, 'operation' | 'request'>[] {
  const lines = [
    { id: UNDESCRIBED, method: 'GET', path: '/described-nowhere' },
    ...service.operations.map(operation => ({
      id: operation.id,
      method: operation.method,
      path: samplePath(operation.path),
      operation,
    })),
  ].map(line => ({ operation: undefined, ...line }));
  return lines.map(({ id, method, path, operation }) => ({
    operation: id,
    request: {
      caller: null,
      to: requestTarget(service, target, portOf(service, operation)),
      method,
      path,
      query: {},
      headers: {},
    },
  }));
}

/**
 * The requests by which two sets of manifests are compared: every party to every operation, and to something that no
 * definition describes. Where that is too many, the last operations are left out for all parties.
 *
 * @param accounts - service accounts that the older manifests name
 * @param objects - how many objects each request is judged by
 * @internal
 */
export function representativeRequests(
  compared: Compared,
  accounts: readonly string[],
  objects: number,
): { requests: RepresentativeRequest[]; leftOut: number } {
  const { service, target } = compared;
  const most = Math.min(
    limits.requests,
    Math.max(limits.atLeast, Math.floor(limits.objects / (objects + 1))),
  );
  // Strangers and plaintext come last, and are never too many.
  const all = partiesOf(compared, accounts);
  const parties = all.slice(-most);
  const lines = service.ports.value.length ? linesOf(service, target) : [];
  const asked = lines.slice(0, Math.max(1, Math.floor(most / parties.length)));
  return {
    requests: parties.flatMap(caller =>
      asked.map(({ operation, request }) => ({
        caller,
        operation,
        request: { ...request, caller: caller.serviceAccount },
      })),
    ),
    leftOut: all.length * lines.length - parties.length * asked.length,
  };
}
