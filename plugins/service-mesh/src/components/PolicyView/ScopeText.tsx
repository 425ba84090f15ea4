import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { PolicyScope } from '../../policy/policyRows';
import { serviceMeshTranslationRef } from '../../translation';

/** More operations are listed on demand. */
const NAMED = 3;

/**
 * What a value holds for: all requests, or some operations by name.
 *
 * @internal
 */
export function ScopeText({ scope }: { scope: PolicyScope }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  if (scope.all) {
    return <>{t('policyView.allOperations')}</>;
  }
  const names = [
    ...scope.operations,
    ...(scope.catchAll ? [t('policyView.catchAll')] : []),
  ];
  if (names.length <= NAMED) {
    return <>{names.join(', ')}</>;
  }
  return (
    <details>
      <summary>
        {t('policyView.operations', { count: names.length, first: names[0] })}
      </summary>
      {names.join(', ')}
    </details>
  );
}
