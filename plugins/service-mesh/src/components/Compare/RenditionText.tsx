import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Rendition } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { serviceMeshTranslationRef } from '../../translation';
import { SeverityLabel } from '../SeverityLabel';

/** Places that are named; the others are counted. */
const NAMED = 2;

/** Objects that a setting leads to, each once, with the last key of its first place there. */
function objectsOf({ places }: Rendition): string[] {
  const objects = new Map<string, string>();
  for (const { kind, name, pointer } of places) {
    const object = `${kind} ${name}`;
    if (!objects.has(object)) {
      objects.set(object, pointer);
    }
  }
  return [...objects].map(([object, pointer]) => `${object} ${pointer}`);
}

/**
 * What became of a setting on one mesh, in a few words.
 *
 * @internal
 */
export function RenditionText(props: { rendition: Rendition | undefined }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const { rendition } = props;
  const objects = rendition ? objectsOf(rendition) : [];
  const losses = rendition?.losses ?? [];
  if (!objects.length && !losses.length) {
    return <>{t('settingsByMesh.nothing')}</>;
  }
  const more = objects.length - NAMED;
  return (
    <>
      {objects.slice(0, NAMED).map(object => (
        <div key={object}>
          <code>{object}</code>
        </div>
      ))}
      {more > 0 && <div>{t('settingsByMesh.more', { count: more })}</div>}
      {losses.map(({ reason, alternative }, index) => (
        <div key={index}>
          <SeverityLabel severity="warning">{reason}</SeverityLabel>{' '}
          {alternative}
        </div>
      ))}
    </>
  );
}
