import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { data } from '../../conformity/__testUtils__/crds';

/**
 * Codes that an analyzer of istioctl can report (Istio 1.32: `pkg/config/analysis/analyzers`). Many of them report IST0101, each
 * of another reference: there, the code of our rule about that reference stands in its place.
 */
const analyzers: Record<string, readonly string[]> = {
  'annotations.AlphaAnalyzer': ['IST0136'],
  'annotations.K8sAnalyzer': ['IST0107', 'IST0108', 'IST0125', 'IST0135'],
  'authn.BlockedCIDRsAnalyzer': ['IST0175'],
  'authz.AuthorizationPoliciesAnalyzer': [
    'IST0127',
    'reference/source-namespace-not-found',
  ],
  'conditions.ConditionAnalyzer': ['IST0171'],
  'deployment.ApplicationUIDAnalyzer': ['IST0144'],
  'deployment.ServiceAssociationAnalyzer': ['IST0116', 'IST0137'],
  'deprecation.FieldAnalyzer': ['IST0002'],
  'destinationrule.CaCertificateAnalyzer': ['IST0128', 'IST0129'],
  'destinationrule.PodNotSelectedAnalyzer': ['IST0173', 'IST0174'],
  'envoyfilter.EnvoyPatchAnalyzer': [
    'IST0151',
    'IST0152',
    'IST0153',
    'IST0154',
    'IST0155',
  ],
  'externalcontrolplane.ExternalControlPlaneAnalyzer': ['IST0163', 'IST0164'],
  'gateway.CertificateAnalyzer': ['IST0138'],
  'gateway.ConflictingGatewayAnalyzer': ['IST0145'],
  'gateway.IngressGatewayPortAnalyzer': ['IST0162'],
  'gateway.SecretAnalyzer': ['IST0161', 'reference/gateway-secret-not-found'],
  'injection.Analyzer': ['IST0102', 'IST0103', 'IST0123', 'IST0148'],
  'injection.ImageAnalyzer': ['IST0158'],
  'injection.ImageAutoAnalyzer': ['IST0146', 'IST0147'],
  'k8sgateway.CRDVersionAnalyzer': ['IST0176'],
  'k8sgateway.SelectorAnalyzer': ['IST0166'],
  'multicluster.MeshNetworksAnalyzer': ['IST0126'],
  'multicluster.ServiceAnalyzer': ['IST0170'],
  'service.PortNameAnalyzer': ['IST0118', 'IST0150'],
  'serviceentry.ConflictingServiceEntryProtocolAnalyzer': ['IST0177'],
  'serviceentry.ProtocolAddressesAnalyzer': ['IST0134'],
  'sidecar.DefaultSelectorAnalyzer': ['IST0111'],
  'sidecar.SelectorAnalyzer': ['IST0110', 'IST0111', 'IST0167'],
  'telemetry.DefaultSelectorAnalyzer': ['IST0160'],
  'telemetry.LightstepAnalyzer': ['IST0002'],
  'telemetry.ProdiverAnalyzer': ['IST0157'],
  'telemetry.ProviderAnalyzer': ['IST0157'],
  'telemetry.SelectorAnalyzer': ['IST0159'],
  'virtualservice.ConflictingMeshGatewayHostsAnalyzer': ['IST0109'],
  'virtualservice.DestinationHostAnalyzer': [
    'IST0112',
    'IST0140',
    'reference/destination-host-not-found',
    'reference/destination-port-not-found',
  ],
  'virtualservice.DestinationRuleAnalyzer': ['reference/subset-not-defined'],
  'virtualservice.GatewayAnalyzer': [
    'IST0132',
    'IST0165',
    'reference/gateway-not-found',
  ],
  'virtualservice.JWTClaimRouteAnalyzer': ['IST0149'],
  'webhook.Analyzer': ['IST0139'],
};

/** An analyzer of schemas is named after the kind that it is for. */
const SCHEMAS = /^schema\.ValidationAnalyzer/;

function codesOf(analyzer: string): readonly string[] {
  const known = SCHEMAS.test(analyzer)
    ? ['IST0106', 'IST0130', 'IST0131', 'IST0133']
    : analyzers[analyzer];
  if (!known) {
    throw new Error(`Say which codes the analyzer '${analyzer}' can report`);
  }
  return known;
}

/** What a checker is expected to say of an object; null where any object, namespace or name will do. */
interface Expected {
  code: string;
  kind: string | null;
  namespace: string | null;
  name: string | null;
}

/**
 * A case on which another checker has given its verdict.
 *
 * @internal
 */
export interface CheckerCase {
  name: string;
  files: { path: string; content: string }[];
  expected: Expected[];
  /** Codes that the checker can report, or of our rules in their place; what it expects is all there is of them. */
  emits: readonly string[];
}

function readCase(folder: string, name: string): CheckerCase {
  const at = join(data, 'cases', folder, name);
  const verdict = JSON.parse(readFileSync(join(at, 'expected.json'), 'utf8'));
  const files = readdirSync(join(at, 'input')).map(path => ({
    path,
    content: readFileSync(join(at, 'input', path), 'utf8'),
  }));
  if (verdict.kind === 'analysis') {
    return {
      name,
      files,
      expected: verdict.findings.map(
        ({ equivalent, ...object }: { equivalent: string }) => ({
          code: equivalent,
          ...object,
        }),
      ),
      emits: codesOf(verdict.analyzer),
    };
  }
  return {
    name,
    files,
    expected: verdict.codes.map(
      ({ code, object }: { code: string; object: object | null }) => ({
        code,
        kind: null,
        namespace: null,
        name: null,
        ...object,
      }),
    ),
    // An incomplete case promises its codes only.
    emits: verdict.complete ? verdict.emits : [],
  };
}

/**
 * The cases of a checker; none where the data is absent.
 *
 * @internal
 */
export function checkerCases(
  folder: 'istio-analysis' | 'kiali',
): CheckerCase[] {
  const at = join(data, 'cases', folder);
  return existsSync(at)
    ? readdirSync(at)
        .sort()
        .map(name => readCase(folder, name))
    : [];
}

function isAbout({ kind, namespace, name }: Expected, finding: Finding) {
  const { resource } = finding;
  return (
    resource !== undefined &&
    (kind === null || kind === resource.kind) &&
    (namespace === null || namespace === (resource.namespace ?? 'default')) &&
    (name === null || name === resource.name)
  );
}

/**
 * Compares findings with what a checker expects: what it expects and is missing, and what it could report and does not.
 *
 * @internal
 */
export function compareWithChecker(
  { expected, emits }: CheckerCase,
  findings: readonly Finding[],
): { missing: string[]; extra: string[] } {
  const finds = (wanted: Expected, finding: Finding) =>
    finding.equivalents.includes(wanted.code) && isAbout(wanted, finding);
  return {
    missing: expected
      .filter(wanted => !findings.some(finding => finds(wanted, finding)))
      .map(wanted => JSON.stringify(wanted)),
    extra: findings
      .filter(
        finding =>
          [finding.code, ...finding.equivalents].some(code =>
            emits.includes(code),
          ) && !expected.some(wanted => finds(wanted, finding)),
      )
      .map(
        ({ code, message, undecided }) =>
          `${code}: ${message}${undecided ? ` (${undecided})` : ''}`,
      ),
  };
}
