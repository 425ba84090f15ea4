import Accordion from '@material-ui/core/Accordion';
import AccordionDetails from '@material-ui/core/AccordionDetails';
import AccordionSummary from '@material-ui/core/AccordionSummary';
import { makeStyles } from '@material-ui/core/styles';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import {
  Finding,
  RenderedManifest,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ManifestPanels, panelId } from '../../hooks/useManifestPanels';
import { space, surface } from '../../tokens';
import { LineFindings } from './LineFindings';
import { ManifestActions } from './ManifestActions';
import { ManifestHeader } from './ManifestHeader';
import { ManifestOrigins } from './ManifestOrigins';
import { ManifestText } from './ManifestText';

const useStyles = makeStyles(
  theme => ({
    root: { backgroundColor: surface(theme).backgroundInset },
    header: { scrollMarginTop: space(6) },
    details: { display: 'flex', flexDirection: 'column', gap: space(3) },
  }),
  { name: 'ServiceMeshManifestPanel' },
);

/**
 * One generated file: its YAML with the findings about it, and where its values come from.
 *
 * @internal
 */
export function ManifestPanel(props: {
  manifest: RenderedManifest;
  /** Findings about this file. */
  findings: Finding[];
  panels: ManifestPanels;
}) {
  const { manifest, findings, panels } = props;
  const classes = useStyles();
  const id = panelId(manifest.file);
  return (
    <Accordion
      className={classes.root}
      variant="outlined"
      expanded={panels.isOpen(manifest.file)}
      onChange={(_, open) => panels.setOpen(manifest.file, open)}
      TransitionProps={{ unmountOnExit: true }}
    >
      <AccordionSummary
        id={id}
        aria-controls={`${id}-content`}
        className={classes.header}
        expandIcon={<ExpandMoreIcon />}
      >
        <ManifestHeader manifest={manifest} findings={findings} />
      </AccordionSummary>
      <AccordionDetails className={classes.details}>
        <LineFindings findings={findings} />
        <ManifestActions manifest={manifest} />
        <ManifestText manifest={manifest} findings={findings} />
        <ManifestOrigins manifest={manifest} />
      </AccordionDetails>
    </Accordion>
  );
}
