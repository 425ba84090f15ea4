import {
  configPreviewPermission,
  configValidatePermission,
  ServiceConfig,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { ComponentType, lazy } from 'react';

/**
 * One way to look at the configuration of a service. All but the first are loaded when they are first looked at.
 *
 * @internal
 */
export interface View {
  id:
    | 'overview'
    | 'map'
    | 'policy'
    | 'compare'
    | 'repository'
    | 'whatIf'
    | 'canCall'
    | 'checkYaml';
  Component: ComponentType<{ config: ServiceConfig }>;
  /** Where it says no, there is no such view. */
  appliesTo?(config: ServiceConfig): boolean;
  /** Without it, there is no such view. */
  permission?: typeof configPreviewPermission | typeof configValidatePermission;
}

/**
 * The views besides the overview, in their order.
 *
 * @internal
 */
export const furtherViews: readonly View[] = [
  {
    id: 'map',
    Component: lazy(() =>
      import('../ServiceMap').then(m => ({ default: m.ServiceMap })),
    ),
  },
  {
    id: 'policy',
    Component: lazy(() =>
      import('../PolicyView').then(m => ({ default: m.PolicyView })),
    ),
  },
  {
    id: 'compare',
    Component: lazy(() =>
      import('../Compare').then(m => ({ default: m.Compare })),
    ),
  },
  {
    id: 'repository',
    appliesTo: ({ configLocation }) => configLocation !== null,
    Component: lazy(() =>
      import('../Repository').then(m => ({ default: m.Repository })),
    ),
  },
  {
    id: 'whatIf',
    permission: configPreviewPermission,
    Component: lazy(() =>
      import('../WhatIf').then(m => ({ default: m.WhatIf })),
    ),
  },
  {
    id: 'canCall',
    Component: lazy(() =>
      import('../CanCall').then(m => ({ default: m.CanCall })),
    ),
  },
  {
    id: 'checkYaml',
    permission: configValidatePermission,
    Component: lazy(() =>
      import('../CheckYaml').then(m => ({ default: m.CheckYaml })),
    ),
  },
];
