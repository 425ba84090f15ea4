import { Target } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  NamespaceInput,
  settleDraft,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import {
  testCaller,
  testEverybody,
  testNamespaceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { istioProvider } from '../../provider';
import { rules } from '../../rules';
import { ingressCaller } from '../../testUtils/inputs';
import {
  enforcing,
  namespaceScenarios,
  servicesInAmbient,
} from '../../testUtils/namespaceScenarios';
import { ambientTarget, sidecarTarget } from '../../testUtils/rendered';
import { ruleContext } from '../../testUtils/ruleContext';
import { renderNamespaceBundle } from './bundle';

const drafts = (input: NamespaceInput, target: Target = sidecarTarget()) =>
  renderNamespaceBundle(input, target).manifests;
const objects = (input: NamespaceInput, target?: Target) =>
  drafts(input, target).map(draft => settleDraft(draft).object);
const kinds = (input: NamespaceInput, target?: Target) =>
  drafts(input, target).map(({ kind }) => kind);

describe('the bundle of a namespace', () => {
  it.each(Object.keys(namespaceScenarios))(
    'looks like its golden file for %s, passes the rules and holds known fields only',
    name => {
      const { input, target } = namespaceScenarios[name];
      const { items } = jest.requireActual(`./__fixtures__/${name}.yaml`);
      const found = objects(input, target);

      expect(found).toEqual(items);
      const context = ruleContext(found);
      expect(rules.flatMap(rule => rule.check(context))).toEqual([]);
      for (const object of found) {
        const kind = istioProvider.kinds.find(
          k => k.kind === object.kind && k.apiVersion === object.apiVersion,
        );
        expect(kind?.spec.safeParse(object.spec).error).toBeUndefined();
      }
    },
  );

  it('changes the Namespace, which somebody else owns, and owns the rest', () => {
    const { input, target } = namespaceScenarios.ambient;

    expect(
      drafts(input, target).map(({ kind, role, phase }) => [kind, role, phase]),
    ).toEqual([
      ['Namespace', 'patch', 0],
      ['Gateway', 'own', 0],
      ['AuthorizationPolicy', 'own', 4],
      ['PeerAuthentication', 'own', 4],
    ]);
  });

  it('leaves a namespace of several meshes without labels', () => {
    const input = testNamespaceInput({ enrols: false });

    expect(kinds(input)).toEqual([]);
    expect(kinds(input, ambientTarget())).toEqual(['Gateway']);
  });

  it.each([
    [{ revision: 'default' }, 'istio-injection'],
    [{ revision: '1-29' }, 'istio.io/rev'],
    [{}, 'istio-injection'],
  ])('enrols by one label alone: %j by %s', (settings, label) => {
    const [{ metadata }] = objects(
      testNamespaceInput(),
      sidecarTarget({ settings }),
    );

    expect(Object.keys(metadata.labels ?? {})).toEqual([label]);
  });

  it('says which line of app-config asks for it', () => {
    const { input, target } = namespaceScenarios['ambient-at-audit'];
    const origins = drafts(input, target).map(
      draft => settleDraft(draft).origins,
    );

    for (const found of origins) {
      expect(found['/metadata/name']).toEqual({
        source: 'config',
        pointer: '/serviceMesh/namespaces/0',
      });
    }
  });

  it('does not deny in ambient where a caller may pass the waypoint by and nothing recognises it, and says so', () => {
    const batch = testCaller('batch', { serviceAccount: null, mesh: null });
    const input = testNamespaceInput({
      ...enforcing,
      ...servicesInAmbient(batch),
    });
    const { losses } = renderNamespaceBundle(input, ambientTarget());

    expect(kinds(input, ambientTarget())).not.toContain('AuthorizationPolicy');
    expect(losses).toMatchObject([
      {
        leaf: 'security.callers.mode',
        scope: { callers: ['component:default/batch'] },
      },
    ]);
    expect(kinds(input)).toContain('AuthorizationPolicy');
  });

  it('does not deny in ambient where everybody may call an operation of a service, and says so', () => {
    const input = testNamespaceInput({
      ...enforcing,
      ...servicesInAmbient(testEverybody('POST /orders')),
    });
    const { losses } = renderNamespaceBundle(input, ambientTarget());

    expect(kinds(input, ambientTarget())).not.toContain('AuthorizationPolicy');
    expect(losses).toMatchObject([
      { leaf: 'security.callers.mode', scope: {} },
    ]);
    expect(kinds(input)).toContain('AuthorizationPolicy');
  });

  it('denies in ambient beside callers that the policies of the services admit at the Pods by name', () => {
    const prometheus = testCaller('prometheus', {
      kind: 'platform',
      mesh: null,
    });
    const input = testNamespaceInput({
      ...enforcing,
      ...servicesInAmbient(ingressCaller, prometheus),
    });

    expect(kinds(input, ambientTarget())).toContain('AuthorizationPolicy');
    expect(renderNamespaceBundle(input, ambientTarget()).losses).toEqual([]);
  });
});
