import { JsonObject } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { members, say, strings, textOf } from '../../../lenient';
import { Problem, when } from '../admission';
import { isIpAddress } from '../names';
import { isSet, isText } from '../set';

/** Hosts that are named again, or by what is named already. */
function hostProblems(egress: readonly JsonObject[]): Problem[] {
  const seen = new Set<string>();
  return egress.flatMap(({ hosts }, index) => {
    const names = strings(hosts);
    return names.flatMap((host, position) => {
      const [namespace] = host.split('/');
      const holder = [host, `${namespace}/*`].find(name => seen.has(name));
      seen.add(host);
      const at = `/egress/${index}/hosts/${position}`;
      return [
        ...when(
          holder !== undefined,
          at,
          say`names '${host}', which ${holder} holds already`,
          true,
        ),
        ...when(
          host === '*/*' && names.length > 1,
          at,
          'names all hosts, and others beside them',
          true,
        ),
      ];
    });
  });
}

/**
 * What is wrong with the listeners for what leaves.
 *
 * @internal
 */
export function egressProblems(egress: readonly JsonObject[]): Problem[] {
  const seen = new Set<unknown>();
  return [
    ...egress.flatMap((listener, index) => {
      const { port, bind, captureMode, hosts } = listener;
      const { number } = members(port);
      const at = `/egress/${index}`;
      const isSocket = typeof bind === 'string' && bind.startsWith('unix://');
      const key = isSocket ? bind : number;
      const isRepeated = isSet(key) && key !== 0 && seen.has(key);
      seen.add(key);
      return [
        ...when(
          !isSet(port) && index < egress.length - 1,
          at,
          'has a listener without a port that is not the last one',
        ),
        ...when(isRepeated, at, say`has two listeners on ${key}`),
        ...when(
          isSet(port) &&
            (number ?? 0) === 0 &&
            !(
              isSocket &&
              (!isSet(captureMode) ||
                ['DEFAULT', 'NONE'].includes(textOf(captureMode)))
            ),
          `${at}/port`,
          'has a listener without the number of its port that binds to no socket',
        ),
        ...when(
          isText(bind) && !isSocket && !isIpAddress(bind),
          `${at}/bind`,
          'binds to what is neither an IP address nor a socket',
        ),
        ...when(
          strings(hosts).length === 0,
          at,
          'has a listener without hosts',
        ),
      ];
    }),
    ...hostProblems(egress),
  ];
}
