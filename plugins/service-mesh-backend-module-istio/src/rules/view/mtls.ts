import {
  ManifestDocument,
  RuleContext,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { normalHost } from '../../hosts';
import { DestinationRule, PeerAuthentication } from '../../kinds';
import { hasLabels, members } from '../../lenient';
import { documentsOf, identityOf } from '../documents';
import { meshSettings } from './meshSettings';
import { perContext } from './perContext';
import { perList } from './perList';
import { selectionOf, servicesSelectingBy } from './selection';
import { ServiceView } from './services';

/**
 * A mode of mutual TLS that an object sets.
 *
 * @internal
 */
export interface TlsMode {
  /** STRICT, PERMISSIVE or DISABLE of a PeerAuthentication; ISTIO_MUTUAL, MUTUAL, SIMPLE or DISABLE of a DestinationRule. */
  mode: string;
  document: ManifestDocument;
}

/**
 * A mode of mutual TLS for the workloads with labels.
 *
 * @internal
 */
export interface SelectedMode extends TlsMode {
  labels: Record<string, string>;
}

interface Modes {
  /** Of PeerAuthentications without a selector, by namespace; the first of several. */
  ofNamespaces: ReadonlyMap<string, TlsMode>;
  /** Of PeerAuthentications with one, by namespace and the first label that they select by. */
  ofWorkloads: ReadonlyMap<string, SelectedMode[]>;
  /** Of DestinationRules, by host in the spelling of `normalHost`. */
  ofHosts: ReadonlyMap<string, TlsMode[]>;
}

const keyOf = (namespace: string, label: readonly string[]) =>
  JSON.stringify([namespace, ...label]);

function add<T>(map: Map<string, T[]>, key: string, value: T) {
  const known = map.get(key);
  if (known) {
    known.push(value);
  } else {
    map.set(key, [value]);
  }
}

const modes = perContext<Modes>(context => {
  const ofNamespaces = new Map<string, TlsMode>();
  const ofWorkloads = new Map<string, SelectedMode[]>();
  const ofHosts = new Map<string, TlsMode[]>();
  for (const document of documentsOf(context, PeerAuthentication)) {
    const { namespace } = identityOf(document.object);
    const { mode } = members(members(document.object.spec).mtls);
    const { labels: wanted, isWide } = selectionOf(document.object);
    if (typeof mode === 'string' && mode !== 'UNSET') {
      if (!isWide) {
        const [first = []] = Object.entries(wanted);
        const key = keyOf(namespace, first);
        add(ofWorkloads, key, { mode, document, labels: wanted });
      } else if (!ofNamespaces.has(namespace)) {
        ofNamespaces.set(namespace, { mode, document });
      }
    }
  }
  for (const document of documentsOf(context, DestinationRule)) {
    const { host, trafficPolicy } = members(document.object.spec);
    const { mode } = members(members(trafficPolicy).tls);
    if (typeof host === 'string' && typeof mode === 'string') {
      const { namespace } = identityOf(document.object);
      add(ofHosts, normalHost(host, namespace), { mode, document });
    }
  }
  return { ofNamespaces, ofWorkloads, ofHosts };
});

/**
 * The namespace that a host such as `*.shop.svc.cluster.local` means as a whole; `*` for the mesh, as `*.local` does; `null`
 * for any other host.
 *
 * @internal
 */
export function scopeOfHost(host: string): string | null {
  if (host === '*' || host === '*.local') {
    return '*';
  }
  return /^\*\.([^.*]+)\.svc(\..+)?$/.exec(host)?.[1] ?? null;
}

/**
 * What PeerAuthentications say of a whole namespace: its own, and that of the mesh.
 *
 * @internal
 */
export function peerModes(
  context: RuleContext,
  namespace: string,
): { own?: TlsMode; mesh?: TlsMode } {
  const { ofNamespaces } = modes(context);
  return {
    own: ofNamespaces.get(namespace),
    mesh: ofNamespaces.get(meshSettings(context).rootNamespace),
  };
}

/**
 * What a PeerAuthentication with a selector says of workloads with labels.
 *
 * @internal
 */
export function workloadPeerMode(
  context: RuleContext,
  namespace: string,
  actual: Record<string, string>,
): SelectedMode | undefined {
  const { ofWorkloads } = modes(context);
  return Object.entries(actual)
    .flatMap(label => ofWorkloads.get(keyOf(namespace, label)) ?? [])
    .find(peer => hasLabels(actual, peer.labels));
}

/**
 * What PeerAuthentications say of workloads with labels: the closest one decides.
 *
 * @internal
 */
export function peerModeOf(
  context: RuleContext,
  namespace: string,
  actual: Record<string, string>,
): TlsMode | undefined {
  const { own, mesh } = peerModes(context, namespace);
  return workloadPeerMode(context, namespace, actual) ?? own ?? mesh;
}

/**
 * What DestinationRules say of connections to a whole namespace: those for it, and those for the mesh.
 *
 * @internal
 */
export function clientModes(
  context: RuleContext,
  namespace: string,
): { own: readonly TlsMode[]; mesh: readonly TlsMode[] } {
  const { ofHosts } = modes(context);
  return {
    own: ofHosts.get(`*.${namespace}`) ?? [],
    mesh: [...(ofHosts.get('*.local') ?? []), ...(ofHosts.get('*') ?? [])],
  };
}

const modesOfServices = perContext(context => {
  const { ofHosts } = modes(context);
  return perList<ServiceView, TlsMode[]>(services =>
    services.flatMap(
      ({ name, namespace }) => ofHosts.get(`${name}.${namespace}`) ?? [],
    ),
  );
});

/**
 * What DestinationRules say of connections to the Services behind which labels stand.
 *
 * @internal
 */
export function clientModesOfServices(
  context: RuleContext,
  namespace: string,
  wanted: Record<string, string>,
): readonly TlsMode[] {
  return modesOfServices(context)(
    servicesSelectingBy(context, namespace, wanted),
  );
}

/**
 * Whether a mode makes a client use mutual TLS.
 *
 * @internal
 */
export function isMutual({ mode }: TlsMode): boolean {
  return mode === 'ISTIO_MUTUAL' || mode === 'MUTUAL';
}
