/** The functions that Kubernetes adds to CEL, one library a file. Unknown ones leave a rule undecided. */
import { CelFunc } from '@bufbuild/cel';
import { Patterns } from '../../patterns';
import { formatFunctions } from './format';
import { ipFunctions } from './ip';
import { listFunctions } from './lists';
import { regexFunctions } from './regex';
import { urlFunctions } from './url';

/**
 * The functions that Kubernetes adds to CEL (Kubernetes, `apiserver/pkg/cel/library`), without quantities, sets,
 * semantic versions and optional values.
 *
 * @internal
 */
export function kubernetesFunctions(patterns: Patterns): CelFunc[] {
  return [
    ...formatFunctions,
    ...ipFunctions,
    ...listFunctions,
    ...regexFunctions(patterns),
    ...urlFunctions,
  ];
}
