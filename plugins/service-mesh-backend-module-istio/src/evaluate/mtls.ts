import {
  KubernetesObject,
  Request,
  ResourceRef,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { PeerAuthentication } from '../kinds';
import { members } from '../lenient';
import { known as answer } from './answer';
import { isAmbient } from './dataPlane';
import { Judgement } from './judge';
import { bondOf, Known, objectsOf, refOf, Tie } from './workload';

const closestFirst: readonly Tie[] = ['workload', 'namespace', 'mesh'];

const UNSET = 'UNSET';

/** A mode that a workload may have, and the object that makes it so. */
interface PossibleMode {
  mode: string;
  by: ResourceRef | null;
}

const modeOf = (mtls: unknown) => String(members(mtls).mode ?? UNSET);

/** The modes that one object may set on the port called; a port that is not known may be any. */
function modesOf(
  { spec }: KubernetesObject,
  targetPort: number | undefined,
): string[] {
  const { mtls, portLevelMtls } = members(spec);
  const whole = modeOf(mtls);
  const ofPort = (port: string) => {
    const own = modeOf(members(portLevelMtls)[port]);
    return own === UNSET ? whole : own;
  };
  return targetPort === undefined
    ? [whole, ...Object.keys(members(portLevelMtls)).map(ofPort)]
    : [ofPort(String(targetPort))];
}

/**
 * The modes of mutual TLS that a workload may have. The closest PeerAuthentication with a mode decides; without any, plaintext is
 * accepted beside it. Of several equally close ones the oldest decides, which manifests do not tell.
 */
function possibleModes(
  manifests: readonly KubernetesObject[],
  request: Request,
  known: Known,
): PossibleMode[] {
  const bonds = objectsOf(manifests, PeerAuthentication).flatMap(object => {
    const bond = bondOf(object, request, known);
    return bond ? [{ object, ...bond }] : [];
  });
  const possible: PossibleMode[] = [];
  for (const tie of closestFirst) {
    const level = bonds.filter(bond => bond.tie === tie);
    const modes = level.flatMap(({ object }) =>
      modesOf(object, request.to.targetPort).map(mode => ({
        mode,
        by: refOf(object),
      })),
    );
    possible.push(...modes.filter(({ mode }) => mode !== UNSET));
    const decides =
      level.some(({ isSure }) => isSure) &&
      modes.every(({ mode }) => mode !== UNSET);
    if (decides) {
      return possible;
    }
  }
  return [...possible, { mode: 'PERMISSIVE', by: null }];
}

/**
 * The callers that a workload may take a request to be from: without mutual TLS an identity is lost. Ambient keeps it.
 *
 * @internal
 */
export function callersSeen(
  manifests: readonly KubernetesObject[],
  request: Request,
  known: Known = {},
): (string | null)[] {
  if (request.caller === null || isAmbient(manifests, request, known)) {
    return [request.caller];
  }
  const seen = possibleModes(manifests, request, known).map(({ mode }) =>
    mode === 'DISABLE' ? null : request.caller,
  );
  return [...new Set(seen)];
}

/**
 * Whether the workload refuses the plaintext of a caller without an identity, and the object that makes it so.
 *
 * @internal
 */
export function refusesPlaintext(
  manifests: readonly KubernetesObject[],
  request: Request,
  known: Known = {},
): Judgement {
  if (request.caller !== null) {
    return { refused: 'no', by: null };
  }
  const modes = possibleModes(manifests, request, known);
  const [{ mode }] = modes;
  const strict = modes.find(possible => possible.mode === 'STRICT');
  const isSure = modes.every(
    possible => (possible.mode === 'STRICT') === (mode === 'STRICT'),
  );
  return isSure
    ? { refused: answer(mode === 'STRICT'), by: modes[0].by }
    : { refused: 'unknown', by: strict?.by ?? null };
}
