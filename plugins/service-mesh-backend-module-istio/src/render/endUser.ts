import {
  Loss,
  Operation,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  draftManifest,
  Rendering,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { AuthorizationPolicy, RequestAuthentication } from '../kinds';
import { isWidened, operationsOf } from './authorizedOperations';
import { distinctProviders, jwtRules } from './jwtRules';
import { metadata } from './metadata';
import { denyRule, enforceable, indistinct } from './requiredTokens';
import { policyTarget } from './waypoint';

const leaf = 'security.endUser.require';

function lossesAtEnforce(input: ServiceInput, target: Target): Loss[] {
  const { mesh } = target;
  const requirements = enforceable(input);
  const ids = (operations: Operation[]) => operations.map(({ id }) => id);
  const unplaced = input.endUser
    .filter(requirement => !requirements.includes(requirement))
    .flatMap(({ operations }) => operations);
  const excluded = requirements.flatMap(r => ids(indistinct(input, r)));
  const widened = requirements.flatMap(r =>
    ids(operationsOf(input, r).filter(isWidened)).filter(
      id => !excluded.includes(id),
    ),
  );
  const candidates: Loss[] = [
    {
      mesh,
      leaf,
      scope: { operations: unplaced },
      reason:
        'A token is required on requests through the ingress, but no ingress is known, so that none is required.',
      alternative:
        'Name the ingress under serviceMesh.platformCallers with role ingress.',
    },
    {
      mesh,
      leaf,
      scope: { operations: excluded },
      reason:
        'Requests for these operations cannot be told from those for operations that need no token: method and path are the same, or Istio can say the path only as one that holds theirs; no token is required of them.',
      alternative: 'Serve them on paths of their own.',
    },
    {
      mesh,
      leaf,
      scope: { operations: widened },
      reason:
        'Istio cannot say these paths exactly; a token is required on the smallest superset: a parameter that is part of a segment stands for the whole segment.',
      alternative: 'Make each parameter a segment of its own.',
    },
  ];
  const issuers = distinctProviders(requirements);
  return [
    ...candidates.filter(({ scope }) => scope.operations?.length),
    ...(issuers.length > 1
      ? [
          {
            mesh,
            leaf,
            scope: {},
            reason: `A token of any of ${issuers
              .map(({ value }) => value.name)
              .join(', ')} is accepted on every operation that requires one.`,
            alternative:
              'Check the issuer in the application, or split the service.',
          },
        ]
      : []),
  ];
}

/** Verifying tokens does more than it is wanted for. */
const verification = ({ mesh }: Target): Loss => ({
  mesh,
  leaf,
  scope: {},
  reason:
    'Istio verifies every token that it finds, on every path and from every caller: a request with one of another issuer, or with one that has expired, is refused even where none is required.',
  alternative:
    'See that callers send no other bearer tokens to this service before it enforces.',
});

/**
 * Requires a token of the end user on the operations whose definition asks for one: tokens are verified, and requests
 * without any are refused. A request without a token passes a RequestAuthentication, which also has no dry run, so that
 * both wait for the stage `enforce`.
 *
 * @internal
 */
export function renderEndUser(input: ServiceInput, target: Target): Rendering {
  const { service, endUser, stage } = input;
  if (endUser.length === 0) {
    return { manifests: [], losses: [] };
  }
  if (stage.effective !== 'enforce') {
    return {
      manifests: [],
      losses: [
        {
          mesh: target.mesh,
          leaf,
          scope: {
            operations: endUser.flatMap(({ operations }) => operations),
          },
          reason:
            'Istio has no dry run for RequestAuthentication, so that tokens are not checked at stage audit.',
          alternative: 'Set security.stage to enforce.',
        },
      ],
    };
  }
  const requirements = enforceable(input);
  const rules = requirements.flatMap(r => denyRule(input, r, target));
  return {
    manifests: rules.length
      ? [
          draftManifest(RequestAuthentication, {
            ...metadata(service),
            phase: 0,
            spec: {
              ...policyTarget(input, target),
              jwtRules: jwtRules(requirements),
            },
          }),
          draftManifest(AuthorizationPolicy, {
            ...metadata(service, 'end-user'),
            phase: 4,
            spec: { ...policyTarget(input, target), action: 'DENY', rules },
          }),
        ]
      : [],
    losses: [
      ...lossesAtEnforce(input, target),
      ...(rules.length ? [verification(target)] : []),
    ],
  };
}
