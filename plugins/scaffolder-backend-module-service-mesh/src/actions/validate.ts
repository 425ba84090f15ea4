import {
  AuthService,
  DiscoveryService,
  resolveSafeChildPath,
} from '@backstage/backend-plugin-api';
import { ForwardedError, InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  Finding,
  ServiceMeshClient,
  Severity,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { inBatches } from '../workspace/inBatches';
import { readYamlFiles } from '../workspace/readYamlFiles';
import { plain } from './plain';
import { examples } from './validate.examples';

const bars: Record<string, readonly Severity[]> = {
  error: ['error'],
  warning: ['error', 'warning'],
  info: ['error', 'warning', 'info'],
  never: [],
};

/** Most findings that the error names; the log has them all. */
const MAX_NAMED = 5;

const stands = ({ suppressed, undecided }: Finding) =>
  suppressed === undefined && undecided === undefined;

function line({ severity, code, message, file, range }: Finding): string {
  const place = file === undefined ? '' : ` ${file}`;
  const at = range ? `:${range.start.line}:${range.start.column}` : '';
  return `${severity} ${code}${place}${at}: ${message}`;
}

/**
 * The action `service-mesh:validate`.
 *
 * @internal
 */
export function createValidateAction(options: {
  auth: AuthService;
  discovery: DiscoveryService;
}) {
  const { auth, discovery } = options;
  const client = new ServiceMeshClient({ discoveryApi: discovery });

  return createTemplateAction({
    id: 'service-mesh:validate',
    description:
      'Checks the mesh configuration in the workspace, wherever it comes from, and fails the task at a severity of your choice',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        path: z =>
          z
            .string({
              description:
                'Folder of the workspace whose YAML files are checked; by default the workspace itself',
            })
            .optional(),
        mesh: z =>
          z
            .string({
              description: 'Keep to the rules of one mesh and those of none',
            })
            .optional(),
        failOn: z =>
          z
            .enum(['error', 'warning', 'info', 'never'], {
              description:
                'Severity from which on the task fails; by default error',
            })
            .optional(),
      },
      output: {
        findings: z =>
          z.array(z.record(z.any()), { description: 'Findings in the files' }),
        errorCount: z =>
          z.number({ description: 'Number of findings that are errors' }),
        warningCount: z =>
          z.number({ description: 'Number of findings that are warnings' }),
      },
    },
    async handler(ctx) {
      const { path = '.', mesh, failOn = 'error' } = ctx.input;
      const folder = resolveSafeChildPath(ctx.workspacePath, path);
      const files = await readYamlFiles(folder, path);
      const credentials = await ctx.getInitiatorCredentials();
      const batches = inBatches(files);
      if (batches.length > 1) {
        ctx.logger.warn(
          `There are too many files to check them as one; references between the ${batches.length} parts are not seen`,
        );
      }
      const findings: Finding[] = [];
      for (const batch of batches) {
        const { token } = await auth.getPluginRequestToken({
          onBehalfOf: credentials,
          targetPluginId: 'service-mesh',
        });
        try {
          const answer = await client.validate(
            { files: batch, mesh },
            { token, signal: ctx.signal },
          );
          findings.push(...answer.findings);
        } catch (error) {
          throw new ForwardedError(
            `Could not check the files in '${path}' at the service mesh backend`,
            error,
          );
        }
      }
      const standing = findings.filter(stands);
      const failing = standing.filter(({ severity }) =>
        bars[failOn].includes(severity),
      );
      findings.forEach(finding =>
        ctx.logger[failing.includes(finding) ? 'error' : 'info'](line(finding)),
      );
      const count = (severity: Severity) =>
        standing.filter(finding => finding.severity === severity).length;
      ctx.output('findings', plain(findings));
      ctx.output('errorCount', count('error'));
      ctx.output('warningCount', count('warning'));
      if (failing.length > 0) {
        throw new InputError(
          [
            `${failing.length} findings in '${path}' are at least of severity ${failOn}:`,
            ...failing.slice(0, MAX_NAMED).map(line),
            ...(failing.length > MAX_NAMED ? ['… see the log for all'] : []),
          ].join('\n'),
        );
      }
      ctx.logger.info(
        `Checked ${files.length} files: ${standing.length} findings`,
      );
    },
  });
}
