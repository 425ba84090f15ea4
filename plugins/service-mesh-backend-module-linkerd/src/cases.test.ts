import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Consequence,
  KubernetesObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  readManifests,
  rulesFor,
  runRules,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { describeWithData, sharedData } from './__testUtils__/data';
import { linkerdProvider } from './provider';
import { documentOf } from './testUtils/findings';
import { routeObject } from './testUtils/objects';

interface Case {
  id: string;
  group: string;
  expect: string;
  gist: string;
  layer?: string;
  input?: any;
  resource?: KubernetesObject;
}

const file = join(sharedData, 'cases/linkerd/cases.json');
const { cases }: { cases: Case[] } = existsSync(file)
  ? JSON.parse(readFileSync(file, 'utf8'))
  : { cases: [] };

const service = (annotations: Record<string, string>): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'svc', namespace: 'ns-0', annotations },
  spec: { ports: [{ port: 80 }] },
});

/** A route of a kind with one empty rule; all of them on one parent. */
function routeOf(kind: string): KubernetesObject {
  const route = routeObject(kind.toLowerCase(), [{}], {
    kind: kind as 'HTTPRoute',
  });
  return /^T/.test(kind)
    ? {
        ...route,
        apiVersion: 'gateway.networking.k8s.io/v1alpha2',
        spec: {
          ...route.spec,
          rules: [{ backendRefs: [{ name: 'order', port: 80 }] }],
        },
      }
    : route;
}

/** The objects that a case is about; a bare value stands where its group says. */
const objectsOf: Record<string, (input: any) => KubernetesObject[]> = {
  'MeshTLSAuthentication.identities[]': identity => [
    {
      apiVersion: 'policy.linkerd.io/v1alpha1',
      kind: 'MeshTLSAuthentication',
      metadata: { name: 'test', namespace: 'ns-0' },
      spec: { identities: [identity] },
    },
  ],
  'linkerd-duration': duration => [
    routeObject('test', [{}], {
      annotations: { 'timeout.linkerd.io/request': duration },
    }),
  ],
  'opaque-ports(policy-controller)': ports => [
    service({ 'config.linkerd.io/opaque-ports': ports }),
  ],
  'failure-accrual annotations (Service/EgressNetwork)': annotations => [
    service(annotations),
  ],
  'load-biaser annotations (Service)': annotations => [service(annotations)],
  'retry annotations': annotations => [
    routeObject('test', [{}], { annotations }),
  ],
  'route-conflict': ({ candidate, existing }) => [
    routeOf(existing),
    routeOf(candidate),
  ],
  'ServiceProfile.Validate': text =>
    readManifests(text, 'test.yaml').documents.map(({ object }) => object),
};

/** Groups that no webhook judges: what Linkerd cannot read there has no effect. */
const unjudged = [
  'opaque-ports(policy-controller)',
  'failure-accrual annotations (Service/EgressNetwork)',
  'load-biaser annotations (Service)',
];

function judge(objects: KubernetesObject[]): Set<Consequence> {
  const findings = runRules(
    rulesFor([linkerdProvider]),
    objects.map(object => documentOf(object)),
  );
  return new Set(findings.map(({ consequence }) => consequence));
}

describeWithData('the cases of Linkerd', () => {
  const judged = cases.flatMap(c => {
    const objects = c.resource ? [c.resource] : objectsOf[c.group]?.(c.input);
    return objects ? [{ ...c, consequences: judge(objects) }] : [];
  });
  const wrong = (
    chosen: (c: Case) => boolean,
    isRight: (consequences: Set<Consequence>) => boolean,
  ) => {
    const some = judged.filter(chosen);
    expect(some.length).toBeGreaterThan(5);
    return some
      .filter(({ consequences }) => !isRight(consequences))
      .map(({ id, gist, consequences }) => [id, gist, ...consequences]);
  };

  it('have nothing rejected that Linkerd accepts', () => {
    expect(
      wrong(
        c => c.expect.startsWith('accept') || c.expect === 'conflict',
        found => !found.has('rejected'),
      ),
    ).toEqual([]);
  });

  it('have rejected what Linkerd rejects', () => {
    expect(
      wrong(
        c => c.expect === 'reject' && !unjudged.includes(c.group),
        found => found.has('rejected'),
      ),
    ).toEqual([]);
  });

  it('have without effect what Linkerd ignores', () => {
    expect(
      wrong(
        c =>
          c.expect.startsWith('accept-') ||
          c.expect === 'conflict' ||
          (c.expect === 'reject' && unjudged.includes(c.group)),
        found => found.has('ineffective'),
      ),
    ).toEqual([]);
  });
});
