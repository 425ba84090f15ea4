import { celMethod, CelFunc, CelScalar, listType } from '@bufbuild/cel';
import { Patterns } from '../../patterns';

const { STRING, INT } = CelScalar;

/**
 * `find` and `findAll` of Kubernetes' regex library.
 *
 * @internal
 */
export function regexFunctions(patterns: Patterns): CelFunc[] {
  const findAll = (text: string, pattern: string, limit: number) => {
    const matcher = patterns(pattern).matcher(text);
    const found: string[] = [];
    while (found.length < limit && matcher.find()) {
      found.push(matcher.group() ?? '');
    }
    return found;
  };
  return [
    celMethod('find', STRING, [STRING], STRING, function find(pattern) {
      return findAll(this, pattern, 1)[0] ?? '';
    }),
    celMethod('findAll', STRING, [STRING], listType(STRING), function all(p) {
      return findAll(this, p, Infinity);
    }),
    celMethod(
      'findAll',
      STRING,
      [STRING, INT],
      listType(STRING),
      function some(pattern, limit) {
        return findAll(this, pattern, limit < 0n ? Infinity : Number(limit));
      },
    ),
  ];
}
