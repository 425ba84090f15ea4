import { settleDraft } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { testServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { istioProvider } from '../provider';
import { rules } from '../rules';
import { ambientTarget, rendered, sidecarTarget } from '../testUtils/rendered';
import { ruleContext } from '../testUtils/ruleContext';
import { defaultInput } from '../testUtils/inputs';
import { scenarios } from '../testUtils/scenarios';
import { renderServiceBundle } from './serviceBundle';

describe('renderServiceBundle', () => {
  it.each(Object.keys(scenarios))(
    'writes only what the schemas of the kinds know for %s',
    name => {
      const { input, target } = scenarios[name];
      for (const object of rendered(input, target)) {
        const kind = istioProvider.kinds.find(
          k => k.kind === object.kind && k.apiVersion === object.apiVersion,
        );
        expect(kind).toBeDefined();
        expect(kind?.spec.safeParse(object.spec).error).toBeUndefined();
      }
    },
  );

  it.each(Object.keys(scenarios))('passes its own rules for %s', name => {
    const { input, target } = scenarios[name];
    const context = ruleContext(rendered(input, target), input.service);

    expect(rules.flatMap(rule => rule.check(context))).toEqual([]);
  });

  it.each([
    'canary',
    'end-user-at-the-edge',
    'mirror-and-fault',
    'egress',
    'waypoint-canary',
  ])(
    'orders the manifests of %s by phase, so that a subset exists before a route names it',
    name => {
      const { input, target } = scenarios[name];
      const phases = renderServiceBundle(input, target).manifests.map(
        ({ phase }) => phase,
      );

      expect(phases).toEqual([...phases].sort());
    },
  );

  it('gives the same answer each time', () => {
    const { input, target } = scenarios['end-user-at-the-edge'];

    expect(JSON.stringify(rendered(input, target))).toBe(
      JSON.stringify(rendered(input, target)),
    );
  });

  it('says where names, hosts, ports, selectors, timeouts and callers come from', () => {
    const { manifests } = renderServiceBundle(defaultInput(), sidecarTarget());
    const origins = Object.fromEntries(
      manifests.map(draft => [draft.kind, settleDraft(draft).origins]),
    );

    expect(Object.keys(origins.VirtualService)).toEqual(
      expect.arrayContaining([
        '/metadata/name',
        '/metadata/namespace',
        '/spec/hosts/0',
        '/spec/http/0/match/0/uri/exact',
        '/spec/http/0/route/0/destination/host',
        '/spec/http/0/route/0/destination/port/number',
        '/spec/http/0/timeout',
        '/spec/http/0/retries/attempts',
        '/spec/http/0/retries/retryOn',
      ]),
    );
    expect(
      origins.AuthorizationPolicy[
        '/spec/rules/0/from/0/source/serviceAccounts/0'
      ],
    ).toMatchObject({ source: 'entity', entityRef: 'component:default/web' });
    expect(origins.PeerAuthentication).toHaveProperty([
      '/spec/selector/matchLabels',
    ]);
  });

  it('leaves the namespace out where nothing names one', () => {
    const { service } = defaultInput();
    const objects = rendered(
      testServiceInput({
        service: { namespace: { ...service.namespace, value: null } },
      }),
    );

    expect(objects[0].metadata).not.toHaveProperty('namespace');
    expect(objects[0].spec?.hosts).toEqual(['order']);
  });

  it('renders no routes for ambient', () => {
    const kinds = rendered(defaultInput(), ambientTarget()).map(o => o.kind);

    expect(kinds).toEqual(['AuthorizationPolicy', 'PeerAuthentication']);
  });
});
