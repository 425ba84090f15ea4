import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items, members, say, strings, textOf } from '../../../lenient';
import { admissionRule, when } from '../admission';

/** Fields of a source that a connection tells without HTTP. */
const OF_CONNECTION = [
  'ipBlocks',
  'namespaces',
  'principals',
  'serviceAccounts',
  'trustDomains',
].flatMap(name => [name, `not${name.charAt(0).toUpperCase()}${name.slice(1)}`]);

const names = (part: JsonObject, fields: readonly string[]) =>
  fields.some(field => strings(part[field]).length > 0);

function isByHttpOnly({ from, to, when: conditions }: JsonObject): boolean {
  const sources = items(from).map(({ source }) => members(source));
  const operations = items(to).map(({ operation }) => members(operation));
  const asksAnything =
    sources.length + operations.length + items(conditions).length > 0;
  return (
    asksAnything &&
    !items(conditions).some(({ key }) => !/^request\./.test(textOf(key))) &&
    !sources.some(source => names(source, OF_CONNECTION)) &&
    !operations.some(operation => names(operation, ['ports', 'notPorts']))
  );
}

/**
 * DENY by what HTTP says spares connections of other kinds.
 *
 * @internal
 */
export const denyOnTcp = admissionRule({
  code: 'schema/deny-by-http-only',
  title: 'DENY rules by HTTP attributes name their ports',
  why: 'On a port that is not HTTP the proxy sees no methods, paths or headers: a DENY rule that asks for nothing else then denies every connection. With ports, it stays where HTTP is spoken (Istio 1.29). Information, since most workloads speak nothing else.',
  example: {
    bad: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  action: DENY
  rules: [{ to: [{ operation: { methods: [DELETE] } }] }]
`,
    good: `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: orders, namespace: shop }
spec:
  action: DENY
  rules: [{ to: [{ operation: { methods: [DELETE], ports: ["8080"] } }] }]
`,
  },
  of: { security: ['AuthorizationPolicy'] },
  onlyWarns: 'info',
  problems({ action, rules }) {
    return action === 'DENY'
      ? items(rules).flatMap((rule, index) =>
          when(
            isByHttpOnly(rule),
            `/rules/${index}`,
            say`denies in rule ${
              index + 1
            } by what only HTTP says, and so everything on other ports; name the ports`,
          ),
        )
      : [];
  },
});
