import {
  JsonObject,
  JsonPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { members, say } from '../../../lenient';
import { Problem, when } from '../admission';

/** `region/zone/subzone`, from the left, where `*` may stand once and last. */
const LOCALITY = /^(\*|[^/*]+(\/[^/*]+){0,2}(\/\*)?)$/;

/** Most localities that are held against each other; more are in no use. */
const MOST = 100;

/** Whether one locality holds another. */
function covers(outer: string, inner: string): boolean {
  const bare = outer.replace(/\/?\*$/, '');
  return bare === '' || inner === bare || inner.startsWith(`${bare}/`);
}

function overlapProblems(
  localities: readonly string[],
  at: JsonPointer,
): Problem[] {
  const few = localities.slice(0, MOST);
  return few.flatMap((locality, index) => {
    const other = few
      .slice(0, index)
      .find(earlier => covers(earlier, locality) || covers(locality, earlier));
    return when(
      other !== undefined,
      at,
      say`distributes to localities that overlap: '${other}' and '${locality}'`,
    );
  });
}

/**
 * What is wrong with a distribution of traffic over localities.
 *
 * @internal
 */
export function distributionProblems(
  distribute: readonly JsonObject[],
  base: JsonPointer,
): Problem[] {
  return [
    ...overlapProblems(
      distribute.flatMap(({ from }) => (typeof from === 'string' ? from : [])),
      base,
    ),
    ...distribute.flatMap((part, index) => {
      const at = `${base}/${index}`;
      const shares = Object.entries(members(part.to));
      const localities = [
        ...(typeof part.from === 'string' ? [part.from] : []),
        ...shares.map(([locality]) => locality),
      ];
      const weights = shares.map(([, weight]) =>
        typeof weight === 'number' ? weight : 0,
      );
      const odd = localities.find(locality => !LOCALITY.test(locality));
      return [
        ...when(
          odd !== undefined,
          at,
          say`distributes to or from '${odd}', which is no region/zone/subzone`,
        ),
        ...when(
          weights.some(weight => !(weight >= 1 && weight <= 100)),
          `${at}/to`,
          'distributes a share that is none between 1 and 100',
        ),
        ...when(
          weights.reduce((sum, weight) => sum + weight, 0) !== 100,
          `${at}/to`,
          'distributes shares that do not add up to 100',
        ),
        ...overlapProblems(
          shares.map(([locality]) => locality),
          `${at}/to`,
        ),
      ];
    }),
  ];
}
