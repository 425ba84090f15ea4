import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  ServiceConfig,
  ServiceMeshApi,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { serviceMeshApiRef } from '../api';
import {
  fleetLinkRouteRef,
  ruleLinkRouteRef,
  templateRouteRef,
} from '../routes';
import { testRule } from './rule';

/**
 * A client whose `getServiceConfig` is given.
 *
 * @internal
 */
export function testMeshApi(
  getServiceConfig: ServiceMeshApi['getServiceConfig'],
) {
  return {
    getServiceConfig: jest.fn(getServiceConfig),
    previewService: jest.fn<
      ReturnType<ServiceMeshApi['previewService']>,
      Parameters<ServiceMeshApi['previewService']>
    >(() => new Promise(() => {})),
    canCallService: jest.fn(),
    refreshService: jest.fn(),
    getServiceHistory: jest.fn(),
    listServices: jest.fn(),
    validate: jest.fn(),
    getRules: jest.fn(),
    getRule: jest.fn(async (code: string) => testRule({ code })),
  };
}

/**
 * Renders an element in an app with a catalog, a scaffolder and this answer of the service mesh backend.
 *
 * @internal
 */
export function renderWithMesh(
  element: JSX.Element,
  options: {
    answer?: ServiceConfig | ServiceMeshApi['getServiceConfig'];
    url?: string;
    scaffolder?: boolean;
    /** What the catalog holds. */
    entities?: Entity[];
  } = {},
) {
  const { answer, url = '/', scaffolder = true, entities = [] } = options;
  const api = testMeshApi(
    typeof answer === 'function' ? answer : async () => answer!,
  );
  const rendered = renderInTestApp(element, {
    initialRouteEntries: [url],
    mountedRoutes: {
      '/catalog/:namespace/:kind/:name': entityRouteRef,
      '/service-mesh': fleetLinkRouteRef,
      '/service-mesh/rules/:area/:name': ruleLinkRouteRef,
      ...(scaffolder
        ? { '/create/templates/:namespace/:templateName': templateRouteRef }
        : {}),
    },
    apis: [[serviceMeshApiRef, api], catalogApiMock({ entities })],
  });
  return { ...rendered, api };
}
