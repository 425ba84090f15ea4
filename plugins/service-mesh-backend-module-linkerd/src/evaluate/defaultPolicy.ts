import {
  Request,
  Verdict,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { resourceRef } from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { namespace } from '../kinds';
import { annotationsOf, readAll } from '../read';
import { byAccessPolicy } from './accessPolicy';
import { calledService, Item } from './item';

const ANNOTATION = 'config.linkerd.io/default-inbound-policy';

/**
 * What holds on a port that no Server is about: the inbound policy that the Namespace gives its Pods, else that of the
 * installation, which is taken to be the one Linkerd comes with: it admits everybody.
 *
 * @internal
 */
export function byDefaultPolicy(
  items: readonly Item[],
  { caller, to }: Request,
): Pick<Verdict, 'decision' | 'by'> {
  const called = calledService(to.host).namespace;
  const home = readAll(namespace, items).find(
    ({ object }) => object.metadata.name === called,
  );
  const policy = home && annotationsOf(home.object)[ANNOTATION];
  if (!home || policy === undefined) {
    return { decision: 'allow', by: null };
  }
  const by = resourceRef(home.object);
  switch (byAccessPolicy(policy, caller)) {
    case 'yes':
      return { decision: 'allow', by };
    case 'unknown':
      return { decision: 'unknown', by };
    default:
      return { decision: policy === 'audit' ? 'audit-deny' : 'deny', by };
  }
}
