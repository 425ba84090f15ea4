import { ServiceConfig } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { testServiceConfig } from '../testUtils/serviceConfig';
import { pullRequestBody } from './body';

const bodyOf = (...configs: ServiceConfig[]) => pullRequestBody(configs);

describe('pullRequestBody', () => {
  it('says what, for whom, from where and how to verify', () => {
    expect(bodyOf(testServiceConfig())).toMatchInlineSnapshot(`
      "<!-- mesh-configurator mesh=istio services=1 entities=component%3Adefault%2Forder -->

      Configuration of <code>component:default/order</code> for <code>istio</code> 1.29 in environment <code>default</code>, made from the software catalog by the Service Mesh Configurator.

      Stage **audit**: policies that deny only report.

      ## Files

      | File | Object | What it is |
      | --- | --- | --- |
      | <code>default/shop/order/virtual-service-order.yaml</code> | <code>VirtualService order</code> | whole object |

      ## Where the values come from

      | Object | Field | Value | Source |
      | --- | --- | --- | --- |
      | <code>VirtualService order</code> | <code>/metadata/namespace</code> | <code>"shop"</code> | annotation of component:default/order at mesh-configurator.io/namespace |
      |  | <code>/spec/http/0/timeout</code> | <code>"5s"</code> | built-in default: unary operations end after 30 s |

      ## What the mesh cannot express

      Nothing: all of the policy is in the files.

      ## Findings

      None.

      ## How to verify

      - Compare with the Service Mesh tab of the component, which shows the same files.
      - In the folder that holds these files, let the API server check them without applying: <code>kubectl apply --dry-run=server -f default/shop/order</code>
      - After the merge, on the cluster: <code>istioctl analyze -n shop</code>
      - After the merge, on the cluster: <code>istioctl proxy-status &#124; grep shop</code>

      ## How to undo

      Revert this pull request. The next run brings the change back unless its sources, named above, are changed too."
    `);
  });

  it('says what keeps policies from being enforced', () => {
    const body = bodyOf(
      testServiceConfig({
        stage: {
          wanted: 'enforce',
          effective: 'audit',
          missing: ['service account of order', 'trust domain'],
        },
      }),
    );

    expect(body).toContain(
      'The policy asks for enforce; the catalog must state first: service account of order, trust domain.',
    );
  });

  it('says that policies are in force at stage enforce', () => {
    const body = bodyOf(
      testServiceConfig({
        stage: { wanted: 'enforce', effective: 'enforce', missing: [] },
      }),
    );

    expect(body).toContain(
      'Stage **enforce**: policies that deny are in force.',
    );
  });

  it('lists losses and findings', () => {
    const body = bodyOf(
      testServiceConfig({
        losses: [
          {
            mesh: 'linkerd',
            leaf: 'traffic.mirror.to',
            scope: {},
            reason: 'Linkerd does not mirror',
            alternative: 'mirror at the gateway',
          },
        ],
        findings: [
          {
            code: 'catalog/facts-assumed',
            severity: 'warning',
            layer: 'catalog',
            consequence: 'risky',
            message: 'The selector is assumed',
            params: {},
            related: [],
            equivalents: [],
            fix: { title: 'Add the annotation', snippet: 'x' },
            confidence: 'assumed',
          },
        ],
      }),
    );

    expect(body).toContain(
      '| <code>traffic.mirror.to</code> | Linkerd does not mirror | mirror at the gateway |',
    );
    expect(body).toContain(
      '| warning | <code>catalog/facts-assumed</code> | The selector is assumed | Add the annotation |',
    );
  });

  it('keeps hostile text of the catalog from becoming markup', () => {
    const hostile = '<script>x</script> | `a` \n## Approved @everyone';
    const { manifests, target } = testServiceConfig();
    const [manifest] = manifests;
    const body = bodyOf(
      testServiceConfig({
        entityRef: hostile,
        target: { ...target, environment: hostile, version: hostile },
        manifests: [
          {
            ...manifest,
            file: hostile,
            object: {
              ...manifest.object,
              metadata: { name: hostile },
              spec: { hosts: hostile },
            },
            origins: {
              '/spec/hosts': {
                source: 'entity',
                entityRef: hostile,
                rule: hostile,
              },
            },
          },
        ],
        losses: [
          {
            mesh: 'istio',
            leaf: hostile,
            scope: {},
            reason: hostile,
            alternative: hostile,
          },
        ],
        findings: [
          {
            code: hostile,
            severity: 'info',
            layer: 'catalog',
            consequence: 'style',
            message: hostile,
            params: {},
            related: [],
            equivalents: [],
            fix: { title: hostile, snippet: '' },
            confidence: 'stated',
          },
        ],
      }),
    );

    expect(body).not.toMatch(/<script|`|@everyone|^## Approved/m);
    expect(body.match(/^## /gm)).toHaveLength(6);
  });

  it('takes half of the 65,536 characters of a pull request at most, however large the service is', () => {
    const long = '|'.repeat(1_000);
    const [manifest] = testServiceConfig().manifests;
    const many = <T>(item: T) => Array.from({ length: 1_000 }, () => item);
    const body = bodyOf(
      testServiceConfig({
        entityRef: long,
        manifests: many({
          ...manifest,
          file: long,
          origins: { [`/${long}`]: { source: 'default', rule: long } },
        }),
        losses: many({
          mesh: 'istio',
          leaf: long,
          scope: {},
          reason: long,
          alternative: long,
        }),
        findings: many({
          code: 'x/y',
          severity: 'info',
          layer: 'catalog',
          consequence: 'style',
          message: long,
          params: {},
          related: [],
          equivalents: [],
          confidence: 'stated',
        }),
      }),
    );

    expect(body.length).toBeLessThan(32_768);
    expect(body).toContain('## How to verify');
  });

  it('names many services and the stage of each', () => {
    const config = testServiceConfig();
    const body = bodyOf(config, {
      ...config,
      entityRef: 'component:default/cart',
      stage: { wanted: 'enforce', effective: 'enforce', missing: [] },
    });

    expect(body).toContain(
      'Configuration of <code>component:default/order</code>, <code>component:default/cart</code> for',
    );
    expect(body).toContain(
      'only report. (<code>component:default/order</code>)',
    );
    expect(body).toContain('in force. (<code>component:default/cart</code>)');
  });
});
