import {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { Request } from 'express';

/**
 * Who asks, and whether they may.
 *
 * @internal
 */
export class Access {
  readonly #services: {
    auditor: AuditorService;
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
  };

  constructor(services: {
    auditor: AuditorService;
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
  }) {
    this.#services = services;
  }

  /**
   * @throws AuthenticationError without credentials, and NotAllowedError without the permission.
   */
  async authorize(
    request: Request,
    permission: BasicPermission,
  ): Promise<BackstageCredentials> {
    const { httpAuth, permissions } = this.#services;
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const [decision] = await permissions.authorize([{ permission }], {
      credentials,
    });
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(`This needs the permission ${permission.name}`);
    }
    return credentials;
  }

  /**
   * Authorizes and does something that is written down, whether it succeeds or fails.
   *
   * @param event - its name, and what it is about
   */
  async audited<T>(
    request: Request,
    permission: BasicPermission,
    event: {
      eventId: string;
      severityLevel?: 'low' | 'medium';
      meta: JsonObject;
    },
    run: (credentials: BackstageCredentials) => Promise<T>,
  ): Promise<T> {
    const audit = await this.#services.auditor.createEvent({
      ...event,
      request,
    });
    try {
      const result = await run(await this.authorize(request, permission));
      await audit.success();
      return result;
    } catch (error) {
      await audit.fail({ error: error as Error });
      throw error;
    }
  }
}
