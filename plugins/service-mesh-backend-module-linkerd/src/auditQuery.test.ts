import { auditQuery } from './auditQuery';
import { defaultInput } from './testUtils/inputs';

describe('auditQuery', () => {
  it('reads the metrics of the proxy', () => {
    expect(auditQuery(defaultInput())).toBe(
      `linkerd diagnostics proxy-metrics -n shop deploy/order | grep 'inbound_http_authz_allow_total.*authz_name="audit"'`,
    );
  });

  it.each([null, '$(reboot)'])('asks nothing in the namespace %s', value => {
    const { service, ...input } = defaultInput();

    expect(
      auditQuery({
        ...input,
        service: { ...service, namespace: { ...service.namespace, value } },
      }),
    ).toBeNull();
  });
});
