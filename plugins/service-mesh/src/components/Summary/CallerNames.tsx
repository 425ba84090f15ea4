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

/** The operations that everybody may call, counted. */
function openOperations({ callers }: Admission): number {
  const open = callers.find(({ kind }) => kind === 'everybody');
  return open && open.operations !== 'all' ? open.operations.length : 0;
}

/**
 * Who may call the service, in a few words.
 *
 * @internal
 */
export function CallerNames({ admission }: { admission: Admission }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const { mode } = admission;
  if (mode === 'everybody') {
    return <>{t('summary.callersEverybody')}</>;
  }
  if (mode === 'unknown') {
    return <>{t('summary.callersUnknown')}</>;
  }
  const callers = admission.callers.filter(({ kind }) => kind !== 'everybody');
  const named = callers.slice(0, NAMED).map(shortName).join(', ');
  const more = callers.length - NAMED;
  const names =
    more > 0
      ? t('summary.callersMore', { names: named, count: more })
      : named || t('summary.callersNobody');
  const open = openOperations(admission);
  return (
    <>{open > 0 ? t('summary.callersOpen', { names, count: open }) : names}</>
  );
}
