import {
  Finding,
  ServiceId,
  ServiceIdentity,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/** A ref of an entity that configuration is made of. */
const REF = /\b(?:component|api|system|domain|resource):[\w.-]*\w\/[\w.-]*\w/gi;

/** What Kubernetes calls a component: its service account and its Service, the latter as a host too. */
const namesOf = ({ namespace, serviceName, serviceAccount }: ServiceIdentity) =>
  [
    `${namespace.value}/${serviceAccount.value}`,
    `${namespace.value}/${serviceName.value}`,
    `${serviceName.value}.${namespace.value}`,
  ] as const;

/** Two words with a slash between, or the two of a principal that are so: `ns/shop/sa/web`. What follows may be another's first. */
const ACCOUNT = /(?<![\w.-])([\w-]+)\/(?:sa\/)?(?=([\w-]+(?:\.[\w-]+)*))/g;

const HOST = /(?<![\w.-])[\w-]+\.[\w-]+/g;

/** Whatever stands in a text like one of {@link namesOf}. */
const namesIn = (text: string) => [
  ...[...text.matchAll(ACCOUNT)].map(
    ([, namespace, name]) => `${namespace}/${name}`,
  ),
  ...(text.match(HOST) ?? []),
];

/**
 * Prepares to find the entities beside a service that a finding names, in whatever part of it, or some other text.
 *
 * @param identities - of the service, and of the components around it
 * @returns refs in order, each once
 * @internal
 */
export function readsAbout(
  id: ServiceId,
  identities: Readonly<Record<ServiceId, ServiceIdentity>>,
): (said: Finding | string) => string[] {
  const bearers = new Map<string, ServiceId[]>();
  for (const identity of Object.values(identities)) {
    for (const name of namesOf(identity)) {
      bearers.set(name, [...(bearers.get(name) ?? []), identity.id]);
    }
  }
  return said => {
    const text = JSON.stringify(said).replace(/\\[nrt]/g, ' ');
    const refs = [
      ...(text.match(REF) ?? []).map(ref => ref.toLocaleLowerCase('en-US')),
      // What the service bears itself says nothing of others.
      ...namesIn(text)
        .map(name => bearers.get(name) ?? [])
        .filter(ids => !ids.includes(id))
        .flat(),
    ];
    return [...new Set(refs)].filter(ref => ref !== id).sort();
  };
}
