import { alpha, Theme } from '@material-ui/core/styles';
import { Severity } from '@mesh-configurator/backstage-plugin-service-mesh-common';

/**
 * A distance on the app's spacing scale, in steps of 4 px.
 *
 * @internal
 */
export function space(steps: 1 | 2 | 3 | 4 | 6): string {
  return `var(--bui-space-${steps}, ${steps * 4}px)`;
}

/**
 * Parts of a width beside each other, as many as there is room for and at least two, however narrow the page.
 *
 * @internal
 */
export const tiles = {
  display: 'grid',
  gridTemplateColumns: `repeat(auto-fill, minmax(min(11rem, calc(50% - ${space(
    3,
  )} / 2)), 1fr))`,
  gap: space(3),
};

/**
 * Colours of surfaces and text that follow the app's theme, with MUI's where the app does not load Backstage UI's styles.
 *
 * @internal
 */
export const surface = ({ palette }: Theme) => ({
  background: `var(--bui-bg-neutral-1, ${palette.background.paper})`,
  backgroundInset: `var(--bui-bg-neutral-2, ${palette.background.default})`,
  text: `var(--bui-fg-primary, ${palette.text.primary})`,
  // The secondary text colours of both libraries have too little contrast on some of the surfaces.
  subtle: alpha(palette.text.primary, 0.75),
  accent: `var(--bui-announcement-fg-subdued, ${palette.primary.main})`,
  border: `var(--bui-border-1, ${palette.divider})`,
});

/**
 * Colours of a message by how much it matters, or of something that is as it should be.
 *
 * @internal
 */
export function tone({ palette }: Theme, kind: Severity | 'success') {
  const name = {
    error: 'negative',
    warning: 'warning',
    info: 'announcement',
    success: 'positive',
  }[kind];
  return {
    text: `var(--bui-${name}-fg-subdued, ${palette[kind].main})`,
    background: `var(--bui-${name}-bg-subdued, ${palette.background.paper})`,
    border: `var(--bui-${name}-border, ${palette[kind].main})`,
  };
}

/**
 * What a page of ours, or a part that stands alone, looks like: its parts below each other, and texts of Material UI with the
 * contrast that people need.
 *
 * @internal
 */
export const page = (theme: Theme) => ({
  ...theme.typography.body2,
  display: 'flex',
  flexDirection: 'column' as const,
  gap: space(4),
  // Names, paths and words of others may be long.
  overflowWrap: 'anywhere' as const,
  // As the buttons of Backstage UI around it.
  '& .MuiButton-root': { textTransform: 'none' as const },
  '& .MuiTab-root': { opacity: 1 },
  '& .MuiTypography-colorTextSecondary, & .MuiTableCell-head, & .MuiTab-textColorInherit':
    { color: surface(theme).subtle },
  '& .MuiFormLabel-root:not(.Mui-focused):not(.Mui-error)': {
    color: surface(theme).subtle,
  },
  '& .MuiFormHelperText-root:not(.Mui-error)': {
    color: surface(theme).subtle,
  },
});
