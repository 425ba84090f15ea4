import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import {
  fromPointer,
  Origin,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { space } from '../../tokens';
import { serviceMeshTranslationRef } from '../../translation';

const useStyles = makeStyles(
  {
    root: {
      display: 'inline-flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      gap: `0 ${space(2)}`,
    },
  },
  { name: 'ServiceMeshOriginText' },
);

/** Annotations and app-config are searched for by these spellings, not by pointers. */
function spell({ source, pointer }: Origin): string | undefined {
  if (!pointer) {
    return undefined;
  }
  if (source === 'annotation') {
    return fromPointer(pointer).at(-1);
  }
  return source === 'config' ? fromPointer(pointer).join('.') : pointer;
}

/**
 * The source of a value in words, with a link to the entity that holds it.
 *
 * @internal
 */
export function OriginText({ origin }: { origin: Origin }) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  const place = spell(origin);
  return (
    <span className={classes.root}>
      <span>{t(`origin.${origin.source}`)}</span>
      {origin.entityRef && <EntityRefLink entityRef={origin.entityRef} />}
      {place && <code>{place}</code>}
      {origin.rule && <span>{origin.rule}</span>}
    </span>
  );
}
