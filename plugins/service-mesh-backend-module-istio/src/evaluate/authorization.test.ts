import { securityObject } from '../testUtils/istioObjects';
import { request } from '../testUtils/request';
import { authorize } from './authorization';

const policy = (spec: object, dryRun = false) =>
  securityObject(
    'AuthorizationPolicy',
    spec,
    dryRun ? { 'istio.io/dry-run': 'true' } : undefined,
  );

const from = (source: object) => ({ rules: [{ from: [{ source }] }] });
const to = (operation: object) => ({ rules: [{ to: [{ operation }] }] });

const refused = (spec: object, overrides = {}) =>
  authorize([policy(spec)], request(overrides)).inForce.refused;

describe('authorize', () => {
  it('admits everybody where no policy applies', () => {
    expect(authorize([], request()).inForce).toEqual({
      refused: 'no',
      by: null,
    });
  });

  it('refuses everybody under ALLOW without rules', () => {
    expect(refused({ action: 'ALLOW' })).toBe('yes');
  });

  it.each([
    ['its service account', { serviceAccounts: ['shop/web'] }],
    ['its service account of the same namespace', { serviceAccounts: ['web'] }],
    ['its principal', { principals: ['cluster.local/ns/shop/sa/web'] }],
    [
      'its principal in another trust domain',
      { principals: ['td/ns/shop/sa/web'] },
    ],
    ['the end of its principal', { principals: ['*/sa/web'] }],
    ['its namespace', { namespaces: ['shop'] }],
    ['not being another', { notServiceAccounts: ['shop/cart'] }],
  ])('knows a caller by %s', (_, source) => {
    expect(refused(from(source))).toBe('no');
    expect(refused(from(source), { caller: 'shop/cart' })).toBe(
      'namespaces' in source ? 'no' : 'yes',
    );
  });

  it.each([
    ['service accounts', { serviceAccounts: ['shop/web'] }],
    ['any principal', { principals: ['*'] }],
    ['namespaces', { namespaces: ['*'] }],
  ])('does not know a caller in plaintext by %s', (_, source) => {
    expect(refused(from(source), { caller: null })).toBe('yes');
  });

  it.each([
    ['address ranges', from({ ipBlocks: ['10.0.0.0/8'] })],
    ['hosts', to({ hosts: ['orders'] })],
    [
      'conditions',
      { rules: [{ when: [{ key: 'source.ip', values: ['1'] }] }] },
    ],
    [
      'references to targets',
      { targetRefs: [{ kind: 'Service', name: 'order' }] },
    ],
    ['other authorizers', { action: 'CUSTOM', rules: [{}] }],
  ])('does not guess about %s', (_, spec) => {
    expect(refused(spec)).toBe('unknown');
  });

  it.each([
    [{ methods: ['GET'] }, 'no'],
    [{ methods: ['POST'] }, 'yes'],
    [{ paths: ['/orders/{*}'] }, 'no'],
    [{ paths: ['/orders'] }, 'yes'],
    [{ notPaths: ['/admin*'] }, 'no'],
    [{ methods: ['GET'], paths: ['/orders/*'], ports: ['8080'] }, 'no'],
  ])('judges the operation %j', (operation, expected) => {
    expect(refused(to(operation))).toBe(expected);
  });

  it('asks for a token only where there is none', () => {
    const denied = {
      action: 'DENY',
      ...from({ notRequestPrincipals: ['*'] }),
    };

    expect(refused(denied)).toBe('yes');
    expect(
      refused(denied, { claims: { iss: 'https://login', sub: 'ann' } }),
    ).toBe('no');
  });

  it('lets DENY win over ALLOW', () => {
    const allowed = policy(from({ serviceAccounts: ['shop/web'] }));
    const denied = policy({ action: 'DENY', ...to({ methods: ['GET'] }) });

    expect(authorize([allowed, denied], request()).inForce.refused).toBe('yes');
  });

  it('does not enforce a dry run', () => {
    const { inForce, onTrial } = authorize(
      [policy(from({ serviceAccounts: ['shop/cart'] }), true)],
      request(),
    );

    expect(inForce.refused).toBe('no');
    expect(onTrial).toMatchObject({ refused: 'yes', by: { name: 'orders' } });
  });

  it.each([
    [{ ports: ['8080'] }, 'no', 'unknown'],
    [{ ports: ['80'] }, 'yes', 'unknown'],
    [{ notPorts: ['9090'] }, 'no', 'unknown'],
    [{ ports: ['8080'], methods: ['POST'] }, 'yes', 'yes'],
  ])(
    'compares %j with the port of the workload, where it is known',
    (operation, expected, otherwise) => {
      const { targetPort: _, ...target } = request().to;

      expect(refused(to(operation))).toBe(expected);
      expect(refused(to(operation), { to: target })).toBe(otherwise);
    },
  );

  it('knows the host of a request by its header alone', () => {
    const headers = { host: 'Orders' };

    expect(refused(to({ hosts: ['orders'] }), { headers })).toBe('no');
    expect(refused(to({ hosts: ['*'] }))).toBe('no');
    expect(refused(to({ notHosts: ['orders'] }), { headers })).toBe('yes');
  });

  it('knows the trust domain of a setting', () => {
    const decide = (trustDomain: string) =>
      authorize(
        [policy(from({ principals: ['td/ns/shop/sa/web'] }))],
        request(),
        { trustDomain },
      ).inForce.refused;

    expect(decide('td')).toBe('no');
    expect(decide('evil')).toBe('yes');
  });

  it('does not apply to hosts outside the cluster', () => {
    const outside = { host: 'api.example.com', port: 443, labels: {} };

    expect(refused({}, { to: outside })).toBe('no');
  });

  describe('behind a waypoint', () => {
    const service = (labels: Record<string, string>) => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'order', namespace: 'shop', labels },
    });
    const bound = service({ 'istio.io/use-waypoint': 'waypoint' });
    const aboutService = (name: string) =>
      policy({
        targetRefs: [{ kind: 'Service', name }],
        ...from({ serviceAccounts: ['shop/web'] }),
      });
    const aboutPods = (serviceAccount: string) =>
      policy(from({ serviceAccounts: [serviceAccount] }));
    const outcome = (
      manifests: Parameters<typeof authorize>[0],
      caller: string | null = 'shop/web',
    ) => authorize(manifests, request({ caller })).inForce.refused;

    it('judges the caller by the policies about the Service', () => {
      expect(outcome([bound, aboutService('order')])).toBe('no');
      expect(outcome([bound, aboutService('order')], 'evil/web')).toBe('yes');
    });

    it('has to admit a request that the Pods admit', () => {
      const manifests = [
        bound,
        aboutService('order'),
        aboutPods('shop/waypoint'),
      ];

      expect(outcome(manifests)).toBe('no');
      expect(outcome(manifests, 'evil/web')).toBe('yes');
    });

    it('ignores policies about other Services', () => {
      expect(outcome([bound, aboutService('cart')], 'evil/web')).toBe('no');
    });

    it('shows policies about the Pods the waypoint as the caller', () => {
      expect(outcome([bound, aboutPods('shop/waypoint')])).toBe('no');
      expect(outcome([bound, aboutPods('shop/web')])).toBe('yes');
    });

    it('is passed by in plaintext', () => {
      expect(outcome([bound, aboutService('order')], null)).toBe('no');
      expect(outcome([bound, aboutPods('shop/waypoint')], null)).toBe('yes');
    });

    it('may be that of another namespace', () => {
      const elsewhere = service({
        'istio.io/use-waypoint': 'shared',
        'istio.io/use-waypoint-namespace': 'platform',
      });

      expect(outcome([elsewhere, aboutPods('platform/shared')])).toBe('no');
    });

    it('may be that of the whole namespace', () => {
      const namespace = {
        ...service({ 'istio.io/use-waypoint': 'waypoint' }),
        kind: 'Namespace',
      };
      namespace.metadata.name = 'shop';

      expect(outcome([namespace, aboutPods('shop/waypoint')])).toBe('no');
      expect(
        outcome([
          service({ 'istio.io/use-waypoint': 'none' }),
          namespace,
          aboutPods('shop/waypoint'),
        ]),
      ).toBe('yes');
    });

    it('does not guess where the Service opts out, or the target is no Service', () => {
      const optedOut = service({ 'istio.io/use-waypoint': 'none' });
      const aboutGateway = policy({
        targetRefs: [{ kind: 'Gateway', name: 'waypoint' }],
        rules: [{}],
      });

      expect(outcome([optedOut, aboutService('order')])).toBe('unknown');
      expect(outcome([bound, aboutGateway])).toBe('unknown');
    });
  });
});
