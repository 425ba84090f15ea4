import { auditQuery } from './auditQuery';
import { defaultInput } from './testUtils/inputs';
import { sidecarTarget, waypointTarget } from './testUtils/rendered';

describe('auditQuery', () => {
  it('reads the log of the sidecar', () => {
    expect(auditQuery(defaultInput(), sidecarTarget())).toBe(
      [
        'istioctl proxy-config log deploy/order.shop --level rbac:debug',
        "kubectl logs -n shop -l app=order -c istio-proxy --since=24h --tail=-1 | grep 'shadow denied'",
      ].join('\n'),
    );
  });

  it('reads the log of the waypoint', () => {
    expect(auditQuery(defaultInput(), waypointTarget())).toMatch(
      /^istioctl proxy-config log deploy\/waypoint\.shop .*\n.* -l gateway\.networking\.k8s\.io\/gateway-name=waypoint /,
    );
  });

  it('asks nothing where nothing reports, or nobody knows where', () => {
    const { service } = defaultInput();
    const inNamespace = (value: string | null) => ({
      ...defaultInput(),
      service: { ...service, namespace: { ...service.namespace, value } },
    });

    expect(
      auditQuery(defaultInput(), sidecarTarget({ mesh: 'istio-ambient' })),
    ).toBeNull();
    expect(auditQuery(inNamespace(null), sidecarTarget())).toBeNull();
  });

  it('hands nothing to a shell that is no name', () => {
    const { service } = defaultInput();
    const { namespace } = service;

    expect(
      auditQuery(
        {
          ...defaultInput(),
          service: {
            ...service,
            namespace: { ...namespace, value: 'shop; rm -rf /' },
          },
        },
        sidecarTarget(),
      ),
    ).toBeNull();
  });
});
