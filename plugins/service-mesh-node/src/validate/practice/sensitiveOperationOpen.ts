import { Operation } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ServiceInput } from '../../provider';
import { settingFor } from '../../resolve/byOperation';
import { Rule } from '../rule';
import { listed } from './phrase';
import { firstPlace } from './place';
import { definition, setting, orders, route, yaml } from './exampleShop';

const deletes = definition(
  'orders-api',
  `      /orders/{id}:
        delete: { operationId: deleteOrder }
`,
);

/** Segments of paths that are for operators. */
const administration = new Set(['admin', 'internal', 'management']);

const isSensitive = ({ method, path }: Operation) =>
  method === 'DELETE' ||
  path.segments.some(parts =>
    parts.some(part => 'literal' in part && administration.has(part.literal)),
  );

/** Sensitive operations that everybody may call without a token. */
const openIn = ({ service, policy, endUser }: ServiceInput) =>
  service.operations
    .filter(isSensitive)
    .filter(
      ({ id }) =>
        settingFor(policy, id, 'security.callers.mode')?.value === 'any' &&
        !endUser.some(({ operations }) => operations.includes(id)),
    );

/**
 * What deletes or administers, open to everybody.
 *
 * @internal
 */
export const sensitiveOperationOpen: Rule = {
  code: 'security/sensitive-operation-open',
  title: 'Operations that delete or administer have callers of their own',
  severity: 'warning',
  layer: 'practice',
  consequence: 'risky',
  why: 'Every workload in the mesh, and whoever has taken one over, may call what is open to all; functions that delete or administer are what is looked for first (OWASP API Security Top 10 2023, API5).',
  equivalents: [],
  example: {
    bad: yaml(
      orders(setting('security.callers.mode', 'any')),
      deletes,
      route('orders', '      retries: { attempts: 0 }\n'),
    ),
    good: yaml(
      orders(setting('security.callers.mode', 'declared')),
      deletes,
      route('orders', '      retries: { attempts: 0 }\n'),
    ),
  },
  check: context =>
    (context.catalog?.services ?? []).flatMap(service => {
      const open = openIn(service.input);
      const { entityRef } = service.input.service;
      const at = firstPlace(context, service);
      if (open.length === 0 || !at) {
        return [];
      }
      const mode = settingFor(
        service.input.policy,
        open[0].id,
        'security.callers.mode',
      );
      return [
        {
          ...at,
          message: `Everybody may call ${listed(
            open.map(({ id }) => id),
          )} of ${entityRef}, by security.callers.mode any; set it to declared or none for them.`,
          params: { operations: open.length },
          entityRef,
          ...(mode ? { origin: mode.origin } : {}),
        },
      ];
    }),
};
