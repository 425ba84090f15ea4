import { securityObject } from '../testUtils/ruleContext';
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

  describe('of conditions', () => {
    const claims = {
      iss: 'https://login',
      sub: 'ann',
      aud: ['shop'],
      scope: 'read write',
      roles: ['clerk'],
      org: { unit: 'sales' },
      level: 3,
    };

    it.each([
      ['source.namespace', 'shop', 'no'],
      ['source.namespace', 'billing', 'yes'],
      ['source.principal', 'cluster.local/ns/shop/sa/web', 'no'],
      ['destination.port', '8080', 'no'],
      ['request.headers[X-Beta]', 'tr*', 'no'],
      ['request.headers[x-other]', '*', 'yes'],
      ['request.auth.principal', 'https://login/*', 'no'],
      ['request.auth.audiences', 'shop', 'no'],
      ['request.auth.presenter', 'app', 'yes'],
      ['request.auth.claims[scope]', 'write', 'no'],
      ['request.auth.claims[roles]', 'manager', 'yes'],
      ['request.auth.claims[org][unit]', 'sales', 'no'],
      ['request.auth.claims[level]', '3', 'unknown'],
      ['connection.sni', 'orders', 'unknown'],
    ])('judges %s = %s', (key, value, expected) => {
      const asked = (condition: object) =>
        refused(
          { rules: [{ when: [{ key, ...condition }] }] },
          { claims, headers: { 'x-beta': 'true' } },
        );
      const opposite = { yes: 'no', no: 'yes', unknown: 'unknown' }[expected];

      expect(asked({ values: [value] })).toBe(expected);
      expect(asked({ notValues: [value] })).toBe(opposite);
    });
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

  describe('where labels of the Pods are not known', () => {
    const unlabelled = {
      to: { ...request().to, labels: {}, mayHaveMoreLabels: true },
    };
    const selecting = (spec: object) =>
      policy({ selector: { matchLabels: { app: 'order' } }, ...spec });
    const outcome = (...policies: ReturnType<typeof policy>[]) =>
      authorize(policies, request(unlabelled)).inForce;
    const admitting = selecting(from({ namespaces: ['shop'] }));
    const refusing = selecting(from({ namespaces: ['billing'] }));

    it('does not guess whether a policy with a selector applies', () => {
      expect(outcome(refusing)).toMatchObject({
        refused: 'unknown',
        by: { name: 'orders' },
      });
      expect(outcome(selecting({ action: 'DENY', rules: [{}] })).refused).toBe(
        'unknown',
      );
    });

    it('knows what is the same either way', () => {
      const others = policy(from({ namespaces: ['billing'] }));

      expect(outcome(admitting).refused).toBe('no');
      expect(outcome(refusing, policy({ rules: [{}] })).refused).toBe('no');
      expect(outcome(refusing, others).refused).toBe('yes');
      expect(outcome(admitting, others).refused).toBe('unknown');
    });

    it('knows that a label with another value is not selected', () => {
      const to = { ...unlabelled.to, labels: { app: 'cart' } };

      expect(authorize([refusing], request({ to })).inForce.refused).toBe('no');
    });
  });

  describe('at ztunnel', () => {
    const outcome = (spec: object) =>
      authorize([policy(spec)], request(), {
        mesh: 'istio-ambient',
      });
    const byMethod = to({ methods: ['GET'] });
    const byCallerAndMethod = {
      rules: [
        {
          from: [{ source: { serviceAccounts: ['shop/web'] } }],
          to: [{ operation: { methods: ['POST'] } }],
        },
      ],
    };

    it('drops a rule of ALLOW that asks about requests', () => {
      expect(outcome(byMethod).inForce.refused).toBe('yes');
    });

    it('leaves that part out of a rule of DENY, and drops one of which nothing is left', () => {
      const deny = { action: 'DENY' };

      expect(outcome({ ...deny, ...byCallerAndMethod }).inForce.refused).toBe(
        'yes',
      );
      expect(outcome({ ...deny, ...byMethod }).inForce.refused).toBe('no');
    });

    it('ignores other actions', () => {
      expect(outcome({ action: 'CUSTOM', rules: [{}] }).inForce.refused).toBe(
        'no',
      );
    });

    it.each([
      ['1.28', 'yes', 'no'],
      ['1.29', 'no', 'yes'],
      [undefined, 'no', 'unknown'],
    ])('of Istio %s takes a trial for what it is', (version, now, trial) => {
      const known = { mesh: 'istio-ambient', version };
      const { inForce, onTrial } = authorize(
        [policy(from({ namespaces: ['billing'] }), true)],
        request(),
        known,
      );

      expect([inForce.refused, onTrial.refused]).toEqual([now, trial]);
    });

    it('is told by a namespace', () => {
      const namespace = {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: {
          name: 'shop',
          labels: { 'istio.io/dataplane-mode': 'ambient' },
        },
      };

      expect(
        authorize([namespace, policy(byMethod)], request()).inForce.refused,
      ).toBe('yes');
    });
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
