export function WhatIf(_: { config: unknown }) {
  return null;
}
