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
import { kubernetesName } from '../discover/annotations';
import { sourceFinding } from '../finding';
import { isExposed } from './admitCallers';

/** A fact that must be stated before anything that denies may be rendered. */
interface Gap {
  /** The fact, without the entity where it is one's annotation. */
  fact: string;
  /** The annotation that states it, and the entity it belongs on. */
  annotation?: { entityRef: string; name: string; example: string };
}

const assumed = (fact: Fact<unknown>) => fact.confidence === 'assumed';

/** An entity name is an example of a Kubernetes name only as far as it is a valid one. */
const exampleName = (name: string) => kubernetesName(name) ?? 'my-service';

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

function callerGaps(
  service: Service,
  admission: Admission,
  identities: Record<ServiceId, ServiceIdentity>,
): Gap[] {
  return admission.callers
    .filter(caller => caller.kind === 'service')
    .flatMap(({ name: entityRef }): Gap[] => {
      const identity = identities[entityRef];
      if (!identity) {
        return [
          { fact: `the caller ${entityRef}, which is not in the catalog` },
        ];
      }
      const gaps: Gap[] = [];
      if (identity.mesh.value !== service.mesh.value) {
        gaps.push({
          fact: `the caller ${entityRef} being in the same mesh (it is in '${identity.mesh.value}')`,
        });
      }
      if (assumed(identity.namespace)) {
        gaps.push({
          fact: 'namespace',
          annotation: {
            entityRef,
            name: annotations.namespace,
            example: 'my-namespace',
          },
        });
      }
      if (assumed(identity.serviceAccount)) {
        gaps.push({
          fact: 'service account',
          annotation: {
            entityRef,
            name: annotations.serviceAccount,
            example: exampleName(identity.serviceAccount.value),
          },
        });
      }
      return gaps;
    });
}

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
    ...(target.trustDomainStated
      ? []
      : [
          {
            fact: `the trust domain (app-config serviceMesh.targets.${target.provider}.trustDomain)`,
          },
        ]),
    ...(isExposed(policy) && !ingress
      ? [
          {
            fact: `the ingress of ${target.provider} (app-config serviceMesh.platformCallers, role ingress)`,
          },
        ]
      : []),
  ];
}

/** The gaps as one phrase, those of one entity together. */
function phrase(gaps: Gap[]): string {
  const labels = new Map<string, string[]>();
  for (const { fact, annotation } of gaps) {
    if (annotation) {
      labels.set(annotation.entityRef, [
        ...(labels.get(annotation.entityRef) ?? []),
        fact,
      ]);
    }
  }
  return [
    ...[...labels].map(
      ([entityRef, facts]) => `${facts.join(', ')} of ${entityRef}`,
    ),
    ...gaps.filter(gap => !gap.annotation).map(gap => gap.fact),
  ].join('; ');
}

function snippetOf(gaps: Gap[]): string {
  const byEntity = new Map<string, string[]>();
  for (const { annotation } of gaps) {
    if (annotation) {
      const lines = byEntity.get(annotation.entityRef) ?? [];
      byEntity.set(annotation.entityRef, [
        ...lines,
        `    ${annotation.name}: '${annotation.example}'`,
      ]);
    }
  }
  return [...byEntity]
    .map(
      ([entityRef, lines]) =>
        `# ${entityRef}\nmetadata:\n  annotations:\n${lines.join('\n')}`,
    )
    .join('\n---\n');
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
