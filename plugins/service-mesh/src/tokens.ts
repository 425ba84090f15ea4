import { Theme } from '@material-ui/core/styles';
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
 * Colours of surfaces and text that follow the app's theme, with MUI's where the app does not load Backstage UI's styles.
 *
 * @internal
 */
export const surface = ({ palette }: Theme) => ({
  background: `var(--bui-bg-neutral-1, ${palette.background.paper})`,
  backgroundInset: `var(--bui-bg-neutral-2, ${palette.background.default})`,
  text: `var(--bui-fg-primary, ${palette.text.primary})`,
  subtle: `var(--bui-fg-secondary, ${palette.text.secondary})`,
  accent: `var(--bui-fg-info, ${palette.primary.main})`,
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
