import { InputError } from '@backstage/errors';
import { Origin } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import {
  configureService,
  explainPointer,
  Explanation,
  findManifest,
} from '@mesh-configurator/backstage-plugin-service-mesh-node';
import { exitCodes } from '../exit';
import { formatOrigin } from '../formatOrigin';
import { locateOrigin } from '../locateOrigin';
import { printJson, readFormat } from '../output';
import { readServices, ServicesOptions } from '../readServices';

/**
 * Options of `explain`.
 *
 * @internal
 */
export interface ExplainOptions extends Omit<ServicesOptions, 'entity'> {
  format?: string;
}

async function formatExplanation(
  { value, chain, then }: Explanation,
  placeOf: (origin: Origin) => Promise<string | null>,
): Promise<string> {
  const lines = await Promise.all(
    chain.map(async (origin, index) => {
      const text = formatOrigin(origin, await placeOf(origin));
      if (index === 0) {
        return `  from ${text}`;
      }
      return then === 'with'
        ? `  with ${text}`
        : `  overrides ${JSON.stringify(origin.value)} from ${text}`;
    }),
  );
  return [JSON.stringify(value), ...lines]
    .map(line => `${line.replace(/\p{Cc}/gu, '?')}\n`)
    .join('');
}

/**
 * Prints why a value of a manifest is as it is: where it comes from, and what that overrode.
 *
 * @param entity - the component that the manifest is rendered from
 * @param place - the file as `generate` prints it, or the end of its path, and a JSON pointer: `<file>#<pointer>`
 * @returns the exit code
 * @throws InputError for input that cannot be used.
 * @internal
 */
export async function explain(
  entity: string,
  place: string,
  options: ExplainOptions,
): Promise<number> {
  const format = readFormat(options.format);
  const [path, ...pointer] = place.split('#');
  if (path === '' || pointer.length === 0) {
    throw new InputError(
      `'${place}' is no <file>#<pointer>, such as virtual-service-order.yaml#/spec/http/0/timeout`,
    );
  }
  const services = await readServices({ ...options, entity });
  const { manifests } = configureService(services.ids[0], services.options);
  const explanation = explainPointer(
    findManifest(manifests, path),
    pointer.join('#'),
  );
  for (const problem of services.problems) {
    process.stderr.write(`${problem}\n`);
  }
  if (format === 'json') {
    printJson({ value: explanation.value, chain: explanation.chain });
  } else {
    const placeOf = (origin: Origin) =>
      locateOrigin(origin, options.catalog, options.config);
    process.stdout.write(await formatExplanation(explanation, placeOf));
  }
  return exitCodes.fine;
}
