import { parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Admission,
  AdmittedCaller,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { serviceMeshTranslationRef } from '../../translation';

/** Most callers that are named; the others are counted. */
const NAMED = 3;

const shortName = ({ kind, name }: AdmittedCaller) =>
  kind === 'service' ? parseEntityRef(name).name : name;

/**
 * Who may call the service, in a few words.
 *
 * @internal
 */
export function CallerNames({ admission }: { admission: Admission }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const { mode, callers } = admission;
  if (mode === 'everybody') {
    return <>{t('summary.callersEverybody')}</>;
  }
  if (mode === 'unknown') {
    return <>{t('summary.callersUnknown')}</>;
  }
  if (callers.length === 0) {
    return <>{t('summary.callersNobody')}</>;
  }
  const names = callers.slice(0, NAMED).map(shortName).join(', ');
  const count = callers.length - NAMED;
  return <>{count > 0 ? t('summary.callersMore', { names, count }) : names}</>;
}
