import {
  Loss,
  Target,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  cite,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { asFilter } from './httpRouteValues';
import { HttpRouteFilter, HttpRouteRule } from './routeParts';

/** Statuses of a redirect that every release of the Gateway API knows. */
const redirectCodes = [301, 302] as const;

type RedirectCode = (typeof redirectCodes)[number];

const isRedirectCode = (code: number): code is RedirectCode =>
  redirectCodes.some(known => known === code);

/**
 * The rules of an HTTPRoute that answer requests for single paths with the path to ask for instead.
 *
 * @internal
 */
export function redirectRules({ policy }: ServiceInput): HttpRouteRule[] {
  const setting = policy.service['traffic.ingress.redirects'];
  return (setting?.value ?? []).flatMap(({ from, to, code }) =>
    setting && isRedirectCode(code)
      ? [
          {
            matches: [{ path: { type: 'Exact', value: cite(setting, from) } }],
            filters: [
              {
                type: 'RequestRedirect',
                requestRedirect: {
                  path: {
                    type: 'ReplaceFullPath',
                    replaceFullPath: cite(setting, to),
                  },
                  statusCode: cite(setting, code),
                },
              },
            ],
          },
        ]
      : [],
  );
}

/** The host name that requests are sent on with; `null` for none, and where an HTTPRoute cannot say it. */
function hostname({ policy }: ServiceInput) {
  const setting = policy.service['traffic.ingress.rewrite'];
  const name = setting?.value.authority;
  const isSayable =
    name !== undefined &&
    asFilter({ type: 'URLRewrite', urlRewrite: { hostname: name } }) !== null;
  return setting && isSayable ? cite(setting, name) : null;
}

/**
 * The filter that changes the host name of requests and replaces the prefix that their paths are matched by.
 *
 * @param prefix - what the matched prefix is replaced by; absent where paths stay as they are
 * @internal
 */
export function rewriteFilters(
  input: ServiceInput,
  prefix?: string,
): HttpRouteFilter[] {
  const setting = input.policy.service['traffic.ingress.rewrite'];
  const name = hostname(input);
  const path =
    setting && prefix !== undefined
      ? {
          type: 'ReplacePrefixMatch' as const,
          replacePrefixMatch: cite(setting, prefix),
        }
      : undefined;
  return name || path
    ? [
        {
          type: 'URLRewrite',
          urlRewrite: { hostname: name ?? undefined, path },
        },
      ]
    : [];
}

/**
 * Redirects and host names that an HTTPRoute cannot say, as losses.
 *
 * @internal
 */
export function filterLosses(input: ServiceInput, { mesh }: Target): Loss[] {
  const settings = input.policy.service;
  const redirects = settings['traffic.ingress.redirects']?.value ?? [];
  const unsayable = redirects.filter(({ code }) => !isRedirectCode(code));
  const authority = settings['traffic.ingress.rewrite']?.value.authority;
  return [
    ...(unsayable.length
      ? [
          {
            mesh,
            leaf: 'traffic.ingress.redirects',
            scope: {},
            reason: `${unsayable.length} of the redirects have a status that HTTPRoutes do not know; those are left out.`,
            alternative: 'Use 301 or 302.',
          },
        ]
      : []),
    ...(authority !== undefined && hostname(input) === null
      ? [
          {
            mesh,
            leaf: 'traffic.ingress.rewrite',
            scope: {},
            reason:
              'An HTTPRoute cannot say the authority, so that requests keep theirs: it knows host names in lower case, without a port.',
            alternative: 'Use such a host name.',
          },
        ]
      : []),
  ];
}
