import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { items, members, say } from '../../../lenient';
import { admissionRule, Problem, when } from '../admission';
import { isPort } from '../names';
import { isSet, isText } from '../set';

const isBetween = (value: unknown, from: number, to: number) =>
  typeof value === 'number' && value >= from && value <= to;

function rewriteProblems(rewrite: JsonObject, at: JsonPointer): Problem[] {
  const { uri, authority, uriRegexRewrite } = rewrite;
  const regex = members(uriRegexRewrite);
  return [
    ...when(
      !isText(uri) && !isText(authority) && !isSet(uriRegexRewrite),
      at,
      'has a rewrite that changes nothing',
    ),
    ...when(
      isText(uri) && isSet(uriRegexRewrite),
      `${at}/uriRegexRewrite`,
      'rewrites the path by uri and by uriRegexRewrite',
    ),
    ...when(
      isSet(uriRegexRewrite) &&
        (!isText(regex.match) || !isText(regex.rewrite)),
      `${at}/uriRegexRewrite`,
      'has a uriRegexRewrite without match or rewrite',
    ),
  ];
}

function redirectProblems(
  rule: JsonObject,
  redirect: JsonObject,
  at: JsonPointer,
): Problem[] {
  const { uri, authority, prefixRewrite, redirectCode, scheme, port } =
    redirect;
  return [
    ...when(
      isText(uri) && isText(prefixRewrite),
      `${at}/prefixRewrite`,
      'redirects by uri and by prefixRewrite',
    ),
    ...when(
      isText(prefixRewrite) &&
        items(rule.match).some(
          ({ uri: path }) => isSet(path) && !isSet(members(path).prefix),
        ),
      `${at}/prefixRewrite`,
      'redirects by prefixRewrite where a match is on more than a prefix of the path',
    ),
    ...when(
      ![uri, authority, prefixRewrite, scheme].some(isText) &&
        ![redirectCode, port, redirect.derivePort].some(isSet),
      at,
      'has a redirect that leads nowhere',
    ),
    ...when(
      isSet(redirectCode) &&
        redirectCode !== 0 &&
        !isBetween(redirectCode, 300, 399),
      `${at}/redirectCode`,
      say`redirects with status ${redirectCode}, which is none between 300 and 399`,
    ),
    ...when(
      isText(scheme) && scheme !== 'http' && scheme !== 'https',
      `${at}/scheme`,
      say`redirects to scheme '${scheme}', which is neither http nor https`,
    ),
    ...when(
      isSet(port) && !isPort(port),
      `${at}/port`,
      say`redirects to port ${port}, which is none`,
    ),
  ];
}

/** Longest body that is taken, and from when on it is warned of, in bytes. */
const MAX_BODY = 1_048_576;
const LONG_BODY = 102_400;

function responseProblems(response: JsonObject, at: JsonPointer): Problem[] {
  const { status, body } = response;
  const { string: text } = members(body);
  const size = typeof text === 'string' ? Buffer.byteLength(text) : 0;
  return [
    ...when(
      isSet(status) && !isBetween(status, 200, 600),
      `${at}/status`,
      say`answers with status ${status}, which is none between 200 and 599`,
    ),
    ...when(
      size > MAX_BODY,
      `${at}/body`,
      'answers with a body of more than 1 MiB',
    ),
    ...when(
      size > LONG_BODY && size <= MAX_BODY,
      `${at}/body`,
      'answers with a body of more than 100 KiB, which every proxy keeps in memory',
      true,
    ),
  ];
}

/**
 * Rewrites and redirects lead somewhere.
 *
 * @internal
 */
export const rewriteAndRedirect = admissionRule({
  code: 'schema/rewrite-and-redirect',
  title: 'Rewrites and redirects say where to, in one way',
  why: 'istiod refuses a rewrite or redirect that changes nothing, that says the path in two ways, or that redirects with a status, scheme or port that is none; directResponse has a status that HTTP has (Istio 1.29).',
  example: {
    bad: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - route: [{ destination: { host: orders } }]
      rewrite: {}
`,
    good: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: orders, namespace: shop }
spec:
  hosts: [orders]
  http:
    - route: [{ destination: { host: orders } }]
      rewrite: { uri: /orders }
`,
  },
  of: { networking: ['VirtualService'] },
  problems({ http }) {
    return items(http).flatMap((rule, index) => {
      const at = `/http/${index}`;
      return [
        ...(isSet(rule.rewrite)
          ? rewriteProblems(members(rule.rewrite), `${at}/rewrite`)
          : []),
        ...(isSet(rule.redirect)
          ? redirectProblems(rule, members(rule.redirect), `${at}/redirect`)
          : []),
        ...(isSet(rule.directResponse)
          ? responseProblems(
              members(rule.directResponse),
              `${at}/directResponse`,
            )
          : []),
      ];
    });
  },
});
