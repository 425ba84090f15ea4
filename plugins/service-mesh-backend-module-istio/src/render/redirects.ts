import {
  cite,
  ServiceInput,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { RouteDraft } from './httpRoutes';

/**
 * The rules of a VirtualService that answer requests for single paths at the ingress: with the place to ask instead.
 *
 * @internal
 */
export function redirects({ policy }: ServiceInput): RouteDraft[] {
  const setting = policy.service['traffic.ingress.redirects'];
  return (setting?.value ?? []).map(({ from, to, code }, index) => ({
    name: `redirect-${index + 1}`,
    match: [{ uri: { exact: cite(setting!, from) } }],
    redirect: { uri: cite(setting!, to), redirectCode: cite(setting!, code) },
  }));
}
