import { compatWrapper } from '@backstage/core-compat-api';
import { ComponentType } from 'react';

/**
 * A component for apps on the legacy frontend system, which there finds the APIs of the new one.
 *
 * @internal
 */
export const inLegacyApp = (Component: ComponentType) => () =>
  compatWrapper(<Component />);
