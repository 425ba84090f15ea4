import {
  Admission,
  annotations,
  Fact,
  Finding,
  MeshPolicy,
  NO_MESH,
  Service,
  ServiceId,
  ServiceIdentity,
  StageSummary,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { sourceFinding } from '../finding';
import { isExposed } from './admitCallers';
import { callerGaps } from './callerGaps';
import { exampleName, Gap, phrase, snippetOf } from './gap';

const assumed = (fact: Fact<unknown>) => fact.confidence === 'assumed';

function ownGaps(service: Service, needsPaths: boolean): Gap[] {
  const { entityRef, name, workload } = service;
  const facts: [string, Fact<unknown>, string, string][] = [
    ['namespace', service.namespace, annotations.namespace, 'my-namespace'],
    ['Service', service.serviceName, annotations.service, exampleName(name)],
    ['Pod labels', workload.selector, annotations.selector, `app=${name}`],
    [
      'service account',
      workload.serviceAccount,
      annotations.serviceAccount,
      exampleName(name),
    ],
    ['ports', service.ports, annotations.ports, '80:8080/http'],
    ...(needsPaths
      ? [
          [
            'base path',
            service.basePath,
            annotations.basePath,
            service.basePath.value || '/',
          ] as [string, Fact<unknown>, string, string],
        ]
      : []),
  ];
  return facts
    .filter(([, fact]) => assumed(fact))
    .map(([label, , annotation, example]) => ({
      fact: label,
      annotation: { entityRef, name: annotation, example },
    }));
}

/** Where GraphQL is served is a convention that nothing can state; a rule about that path may deny what it should not. */
function graphqlGaps({ entityRef, operations }: Service): Gap[] {
  return operations.some(({ protocol }) => protocol === 'graphql')
    ? [{ fact: `the path of the GraphQL endpoint of ${entityRef}` }]
    : [];
}

/** Whether a service says of itself that it is in another mesh: what refuses there may refuse others here. */
const isElsewhere = ({ mesh }: Service, target: Target) =>
  mesh.origin.source === 'annotation' &&
  mesh.value !== NO_MESH &&
  mesh.value !== target.mesh;

function meshGaps(
  service: Service,
  policy: MeshPolicy,
  admission: Admission,
  target: Target,
): Gap[] {
  const ingress = admission.callers.some(caller => caller.kind === 'ingress');
  return [
    ...(service.mesh.value === NO_MESH
      ? [{ fact: `${service.entityRef} being in a mesh` }]
      : []),
    ...(isElsewhere(service, target)
      ? [
          {
            fact: `${service.entityRef} being in the mesh ${target.mesh} (it says that it is in '${service.mesh.value}')`,
          },
        ]
      : []),
    ...(target.trustDomainStated
      ? []
      : [
          {
            fact: `the trust domain (app-config serviceMesh.targets.${target.provider}.trustDomain)`,
          },
        ]),
    ...(admission.mode === 'unknown'
      ? [
          {
            fact: `who calls ${service.entityRef} (consumesApis and dependsOn of its callers, or security.callers.mode none or any)`,
          },
        ]
      : []),
    ...(isExposed(policy) && !ingress
      ? [
          {
            fact: `the ingress of ${target.provider} (app-config serviceMesh.platformCallers, role ingress)`,
          },
        ]
      : []),
  ];
}

/**
 * Decides the stage: `enforce` only where it is asked for and no fact that it rests on is assumed. What is missing is one
 * finding with the annotations to add.
 *
 * @internal
 */
export function decideStage(options: {
  service: Service;
  policy: MeshPolicy;
  admission: Admission;
  identities: Record<ServiceId, ServiceIdentity>;
  target: Target;
  /** What discovery found to stand against enforcing, and told in findings of its own. */
  obstacles: readonly string[];
  /** Whether rules about paths would be rendered. */
  needsPaths: boolean;
}): { stage: StageSummary; findings: Finding[] } {
  const { service, policy, admission, identities, target } = options;
  const wanted = policy.service['security.stage']?.value ?? 'audit';
  const own = ownGaps(service, options.needsPaths);
  const gaps =
    wanted === 'enforce'
      ? [
          ...own,
          ...(options.needsPaths ? graphqlGaps(service) : []),
          ...callerGaps(service, admission, identities),
          ...meshGaps(service, policy, admission, target),
        ]
      : own;
  const unknown = gaps.map(({ fact, annotation }) =>
    annotation ? `${fact} of ${annotation.entityRef}` : fact,
  );
  const missing =
    wanted === 'enforce' ? [...unknown, ...options.obstacles] : unknown;
  const effective =
    wanted === 'enforce' && !missing.length ? 'enforce' : 'audit';
  const snippet = snippetOf(gaps);
  const consequence =
    wanted === 'enforce'
      ? 'Policies that deny stay at audit until these are known'
      : 'The configuration rests on assumptions, and nothing in it denies, until these are stated';
  return {
    stage: { wanted, effective, missing },
    findings: unknown.length
      ? [
          sourceFinding('catalog', {
            code: 'catalog/assumed-facts',
            consequence: 'risky',
            message: `${consequence}: ${phrase(gaps)}.`,
            params: { missing: unknown },
            entityRef: service.entityRef,
            pointer: '/metadata/annotations',
            confidence: 'assumed',
            ...(snippet
              ? {
                  fix: {
                    title:
                      'Add these annotations, with the values that are true',
                    snippet: `${snippet}\n`,
                  },
                }
              : {}),
          }),
        ]
      : [],
  };
}
