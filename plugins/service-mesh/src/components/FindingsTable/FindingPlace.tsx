import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Link from '@material-ui/core/Link';
import { makeStyles } from '@material-ui/core/styles';
import { Finding } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { serviceMeshTranslationRef } from '../../translation';

const useStyles = makeStyles(
  { link: { font: 'inherit', textAlign: 'left', verticalAlign: 'baseline' } },
  { name: 'ServiceMeshFindingPlace' },
);

/**
 * Where a finding is: a line of a manifest, which a click shows, a line of another file, or an entity.
 *
 * @internal
 */
export function FindingPlace(props: {
  finding: Finding;
  files: ReadonlyMap<string, string>;
  onShow(file: string): void;
}) {
  const { t } = useTranslationRef(serviceMeshTranslationRef);
  const classes = useStyles();
  const { file, range, entityRef, pointer } = props.finding;
  if (file) {
    const place = range ? `${file}:${range.start.line}` : file;
    return props.files.has(file) ? (
      <Link
        component="button"
        className={classes.link}
        onClick={() => props.onShow(file)}
      >
        {place}
      </Link>
    ) : (
      <>{place}</>
    );
  }
  if (entityRef) {
    return (
      <>
        <EntityRefLink entityRef={entityRef} /> <code>{pointer}</code>
      </>
    );
  }
  return <>{t('findingsTable.noPlace')}</>;
}
