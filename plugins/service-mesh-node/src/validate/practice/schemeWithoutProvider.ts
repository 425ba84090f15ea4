import { Operation } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '../../provider';
import { isExposed } from '../../resolve/admitCallers';
import { settingFor } from '../../resolve/byOperation';
import { Rule } from '../rule';
import { listed } from './phrase';
import { firstPlace } from './place';
import { definition, setting, orders, route, yaml } from './exampleShop';

const exposed = orders(setting('security.endUser.require', 'everywhere'));

const protectedBy = (scheme: string) =>
  definition(
    'orders-api',
    `      /orders/{id}:
        get: { operationId: getOrder, security: [{ ${scheme}: [] }] }
`,
    `    components: { securitySchemes: { ${scheme}: { type: http, scheme: bearer } } }
`,
  );

/** Types of schemes whose tokens a mesh can verify. */
const verifiable = ['http', 'oauth2', 'openIdConnect'];

/** Whether the policy asks for tokens on an operation where the definition does. */
function isWanted({ policy }: ServiceInput, { id }: Operation): boolean {
  const require = settingFor(policy, id, 'security.endUser.require')?.value;
  return require === 'everywhere' || (require === 'edge' && isExposed(policy));
}

/** Names of the schemes that protect operations by the definition and not in the mesh. */
function unmapped(input: ServiceInput): string[] {
  const { service, endUser } = input;
  const types = new Map(
    service.apis.flatMap(({ entityRef, securitySchemes }) =>
      securitySchemes.map(({ name, type }) => [`${entityRef} ${name}`, type]),
    ),
  );
  const names = service.operations
    .filter(operation => {
      const { id, security } = operation;
      return (
        security.length > 0 &&
        security.every(schemes => schemes.length > 0) &&
        isWanted(input, operation) &&
        !endUser.some(({ operations }) => operations.includes(id))
      );
    })
    .flatMap(({ api, security }) =>
      security
        .flat()
        .filter(name => verifiable.includes(types.get(`${api} ${name}`) ?? '')),
    );
  return [...new Set(names)].sort();
}

/**
 * A security scheme of the definition that means no identity provider, where others do.
 *
 * @internal
 */
export const schemeWithoutProvider: Rule = {
  code: 'security/scheme-without-provider',
  title: 'The tokens that a definition asks for are verified by the mesh',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'The definition says that an operation needs a token, and nothing in the mesh requires one: a reader of the contract takes for protected what only the workload protects (OWASP API Security Top 10 2023, API2).',
  equivalents: [],
  example: {
    bad: yaml(exposed, protectedBy('partnerToken'), route('orders')),
    good: yaml(exposed, protectedBy('userToken'), route('orders')),
  },
  check: context =>
    (context.catalog?.services ?? []).flatMap(service => {
      const { input } = service;
      const { entityRef } = input.service;
      const schemes = input.identityProviders.length > 0 ? unmapped(input) : [];
      const at = firstPlace(context, service);
      return schemes.length > 0 && at
        ? [
            {
              ...at,
              message: `Nothing in the mesh verifies the tokens that ${entityRef} asks for by ${listed(
                schemes,
              )}. Name the scheme in app-config serviceMesh.identityProviders, or set security.endUser.require to never.`,
              params: { schemes: schemes.length },
              entityRef,
              origin: {
                source: 'config',
                pointer: '/serviceMesh/identityProviders',
              },
            },
          ]
        : [];
    }),
};
