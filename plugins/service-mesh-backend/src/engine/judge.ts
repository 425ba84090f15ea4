import {
  CanResponse,
  Request,
  ServiceConfig,
  Verdict,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  knownOf,
  MeshProvider,
  providerOf,
  undecidedReason,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';

/** A caller that is hidden is admitted under no name, so that nobody can be said to be refused. */
function asFarAsSeen(
  verdict: Verdict,
  redacted: boolean,
): CanResponse['verdict'] {
  return redacted && verdict.decision !== 'allow'
    ? { ...verdict, decision: 'unknown' }
    : verdict;
}

/**
 * Judges a request by the manifests made for the service that it goes to.
 *
 * @internal
 */
export function judge(
  request: Request,
  {
    manifests,
    target,
    redacted,
  }: Pick<ServiceConfig, 'manifests' | 'target' | 'redacted'>,
  providers: readonly MeshProvider[],
): CanResponse {
  const evaluated = providerOf(target.mesh, providers).evaluate(
    manifests.map(({ object }) => object),
    request,
    knownOf(target),
  );
  const verdict = asFarAsSeen(evaluated, redacted);
  return {
    request,
    verdict,
    unknowns: [
      ...(evaluated.decision === 'unknown' ? [undecidedReason(evaluated)] : []),
      ...(verdict !== evaluated
        ? [
            'Some services around this one are hidden from you; the caller may be one that they admit.',
          ]
        : []),
    ],
  };
}
