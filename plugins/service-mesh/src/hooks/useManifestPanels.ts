import { useState } from 'react';

/**
 * Id of the header of a file's panel.
 *
 * @internal
 */
export function panelId(file: string): string {
  return `service-mesh-file-${file.replace(/\s/g, '-')}`;
}

/**
 * Which panels of files are open.
 *
 * @internal
 */
export interface ManifestPanels {
  isOpen(file: string): boolean;
  setOpen(file: string, open: boolean): void;
  /** Opens a panel and moves there. */
  show(file: string): void;
}

/**
 * Keeps {@link ManifestPanels}; at first the first file is open.
 *
 * @internal
 */
export function useManifestPanels(files: string[]): ManifestPanels {
  const [open, setOpenFiles] = useState(files.slice(0, 1));
  const setOpen = (file: string, value: boolean) =>
    setOpenFiles(current => [
      ...current.filter(other => other !== file),
      ...(value ? [file] : []),
    ]);
  return {
    isOpen: file => open.includes(file),
    setOpen,
    show: file => {
      setOpen(file, true);
      const header = document.getElementById(panelId(file));
      header?.scrollIntoView({ block: 'start' });
      header?.focus({ preventScroll: true });
    },
  };
}
