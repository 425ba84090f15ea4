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
 * A client whose `getServiceConfig` is given, and where told others; the rest never answer.
 *
 * @internal
 */
export function testMeshApi(
  getServiceConfig: ServiceMeshApi['getServiceConfig'],
  answers: Partial<ServiceMeshApi> = {},
): jest.Mocked<ServiceMeshApi> {
  const never = () => new Promise<never>(() => {});
  return {
    getServiceConfig: jest.fn(getServiceConfig),
    deliverService: jest.fn(answers.deliverService ?? never),
    previewService: jest.fn(answers.previewService ?? never),
    canCallService: jest.fn(answers.canCallService ?? never),
    getNamespaceBundle: jest.fn(answers.getNamespaceBundle ?? never),
    checkRepository: jest.fn(answers.checkRepository ?? never),
    refreshService: jest.fn(answers.refreshService ?? never),
    getServiceHistory: jest.fn(answers.getServiceHistory ?? never),
    listServices: jest.fn(answers.listServices ?? never),
    validate: jest.fn(answers.validate ?? never),
    getRules: jest.fn(answers.getRules ?? never),
    getRule: jest.fn(answers.getRule ?? (async code => testRule({ code }))),
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
    /** Other answers of the backend. */
    answers?: Partial<ServiceMeshApi>;
    /** What the catalog holds. */
    entities?: Entity[];
  } = {},
) {
  const { answer, url = '/', scaffolder = true, entities = [] } = options;
  const api = testMeshApi(
    typeof answer === 'function' ? answer : async () => answer!,
    options.answers,
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
