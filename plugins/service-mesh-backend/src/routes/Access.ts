import {
  AuditorService,
  AuditorServiceCreateEventOptions,
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
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
    const credentials = await this.#services.httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    await this.require(credentials, permission);
    return credentials;
  }

  /**
   * @throws NotAllowedError without the permission.
   */
  async require(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<void> {
    const [decision] = await this.#services.permissions.authorize(
      [{ permission }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(`This needs the permission ${permission.name}`);
    }
  }

  /** Does something that is written down, whether it succeeds or fails. */
  async audited<T>(
    event: AuditorServiceCreateEventOptions,
    run: () => Promise<T>,
  ): Promise<T> {
    const audit = await this.#services.auditor.createEvent(event);
    try {
      const result = await run();
      await audit.success();
      return result;
    } catch (error) {
      await audit.fail({ error: error as Error });
      throw error;
    }
  }
}
