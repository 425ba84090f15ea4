import { testEverybody } from '@mesh-configurator/backstage-plugin-service-mesh-node/testUtils';
import { ServiceInput } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { ambientTarget, rendered, renderedObject } from '../testUtils/rendered';
import { defaultInput, tokenRequired } from '../testUtils/inputs';
import { renderServiceBundle } from './serviceBundle';

const lossesOf = (
  input: ServiceInput,
  target: Parameters<typeof ambientTarget>[0] = {},
) => renderServiceBundle(input, ambientTarget(target)).losses;

const atAudit = defaultInput({
  input: { stage: { wanted: 'audit', effective: 'audit', missing: [] } },
});

describe('a service in ambient', () => {
  it('reports each setting of HTTP policy as in need of a waypoint', () => {
    const losses = lossesOf(
      defaultInput({
        policy: { 'observability.accessLog': 'all' },
        input: { endUser: [tokenRequired('everywhere', ['POST /orders'])] },
      }),
    );

    expect(losses.map(({ leaf }) => leaf)).toEqual([
      'resilience.timeout',
      'resilience.retries.attempts',
      'resilience.retries.on',
      'observability.accessLog',
      'security.endUser.require',
    ]);
    expect(losses.every(({ reason }) => reason.includes('waypoint'))).toBe(
      true,
    );
  });

  it('reports what only built-in defaults set once for each area', () => {
    const input = defaultInput();
    for (const policy of [
      ...Object.values(input.policy.operations),
      input.policy.catchAll,
    ]) {
      for (const setting of Object.values(policy)) {
        setting.origin = { source: 'default' };
      }
    }

    expect(lossesOf(input).map(({ leaf }) => leaf)).toEqual([
      'resilience.timeout',
      'resilience.retries.attempts',
    ]);
  });

  it('gets no dry run from a ztunnel that would enforce it', () => {
    const target = { version: '1.28' };

    expect(rendered(atAudit, ambientTarget(target))).toEqual([]);
    expect(lossesOf(atAudit, target)[0].leaf).toBe('security.stage');
  });

  it('gets a dry run from later ones, which is a loss until they are sent it', () => {
    expect(rendered(atAudit, ambientTarget())).toMatchObject([
      { metadata: { annotations: { 'istio.io/dry-run': 'true' } } },
    ]);
    expect(lossesOf(atAudit)).toContainEqual(
      expect.objectContaining({
        leaf: 'security.stage',
        alternative: expect.stringContaining('AMBIENT_ENABLE_DRY_RUN'),
      }),
    );
  });

  it('admits callers to the whole service, for ztunnel would turn a rule about paths into a refusal', () => {
    const input = defaultInput({
      policy: { 'security.callers.granularity': 'operation' },
      input: {
        admission: {
          ...defaultInput().admission,
          callers: defaultInput().admission.callers.map(caller => ({
            ...caller,
            operations: ['POST /orders'],
          })),
        },
      },
    });
    const { spec } = renderedObject(
      'AuthorizationPolicy',
      'order-callers',
      input,
      ambientTarget(),
    );

    expect(spec?.rules).toEqual([
      { from: [{ source: { serviceAccounts: ['shop/web'] } }] },
    ]);
    expect(lossesOf(input).map(({ leaf }) => leaf)).toContain(
      'security.callers.granularity',
    );
  });

  it('refuses nobody where everybody may call an operation, and says so', () => {
    const input = defaultInput({
      policy: { 'security.callers.granularity': 'operation' },
    });
    input.admission.callers.push(testEverybody('POST /orders'));
    const kinds = rendered(input, ambientTarget()).map(({ kind }) => kind);

    expect(kinds).not.toContain('AuthorizationPolicy');
    expect(lossesOf(input)).toContainEqual(
      expect.objectContaining({
        leaf: 'security.callers.mode',
        scope: { operations: ['POST /orders'] },
      }),
    );
  });

  it('does not blame the missing waypoint for what a waypoint would not do', () => {
    const losses = lossesOf(
      defaultInput({
        policy: {
          'traffic.fault.delay.fixed': '1s',
          'traffic.ingress.hosts': ['shop.example.com'],
          'resilience.rateLimit.requestsPerSecond': 5,
        },
      }),
    );

    expect(
      losses
        .filter(({ reason }) => !reason.includes('waypoint'))
        .map(({ leaf }) => leaf),
    ).toEqual([
      'traffic.fault.delay.fixed',
      'resilience.rateLimit.requestsPerSecond',
      'traffic.ingress.hosts',
    ]);
  });
});
