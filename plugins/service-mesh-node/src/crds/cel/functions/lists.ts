import {
  CelFunc,
  CelList,
  celMethod,
  CelScalar,
  CelValue,
  listType,
} from '@bufbuild/cel';

const { BOOL, DYN, INT } = CelScalar;
const LIST = listType(DYN);

type Scalar = bigint | number | string | boolean;

/** The items of a list that can be ordered. */
function scalars(list: CelList): Scalar[] {
  return [...list].map((item: CelValue) => {
    if (typeof item === 'object') {
      throw new Error('unsupported list: its items cannot be ordered');
    }
    return item;
  });
}

function extreme(list: CelList, wins: (a: Scalar, b: Scalar) => boolean) {
  const items = scalars(list);
  if (items.length === 0) {
    throw new Error('the list is empty');
  }
  return items.reduce((best, item) => (wins(item, best) ? item : best));
}

/**
 * Kubernetes' list library, for lists of scalars.
 *
 * @internal
 */
export const listFunctions: CelFunc[] = [
  celMethod('isSorted', LIST, [], BOOL, function isSorted() {
    return scalars(this).every((item, i, all) => i === 0 || all[i - 1] <= item);
  }),
  celMethod('sum', LIST, [], DYN, function sum() {
    return scalars(this).reduce<any>((total, item) => total + item, 0n);
  }),
  celMethod('min', LIST, [], DYN, function min() {
    return extreme(this, (a, b) => a < b);
  }),
  celMethod('max', LIST, [], DYN, function max() {
    return extreme(this, (a, b) => a > b);
  }),
  celMethod('indexOf', LIST, [DYN], INT, function indexOf(item) {
    return BigInt(scalars(this).indexOf(item as Scalar));
  }),
  celMethod('lastIndexOf', LIST, [DYN], INT, function lastIndexOf(item) {
    return BigInt(scalars(this).lastIndexOf(item as Scalar));
  }),
];
