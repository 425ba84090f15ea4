import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { meshLabel } from '../../meshLabel';
import { serviceMeshTranslationRef } from '../../translation';
import { Step } from './steps';

/**
 * Says of a step how it stands.
 *
 * @internal
 */
export function StepText({ step, mesh }: { step: Step; mesh: string }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const { id, state, missing = [], count = 0 } = step;
  switch (id) {
    case 'facts':
      return (
        <>
          {state === 'done'
            ? t('readiness.factsDone')
            : t('readiness.factsTodo', { list: missing.join('; ') })}
        </>
      );
    case 'callers':
      return (
        <>
          {state === 'done'
            ? t('readiness.callersDone')
            : t('readiness.callersTodo')}
        </>
      );
    case 'ingress':
      if (state === 'todo') {
        return <>{t('readiness.ingressTodo')}</>;
      }
      return (
        <>{count ? t('readiness.ingressDone') : t('readiness.ingressNone')}</>
      );
    case 'errors':
      return (
        <>
          {state === 'done'
            ? t('readiness.errorsDone')
            : t('readiness.errorsTodo', { count })}
        </>
      );
    case 'audit':
      return <>{t('readiness.auditTodo', { mesh: meshLabel(mesh) })}</>;
    default:
      return <>{t('readiness.stageTodo')}</>;
  }
}
