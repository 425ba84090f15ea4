import {
  Finding,
  toPointer,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { sourceFinding } from '../../finding';
import { RawOperation } from './operations';
import { oddities } from './pathKey';
import { Paths } from './paths';

/** Most examples that a message names. */
const MAX_NAMED = 5;

function named(texts: string[]): string {
  const some = texts
    .slice(0, MAX_NAMED)
    .map(text => `'${text.slice(0, 100)}'`)
    .join(', ');
  return texts.length > MAX_NAMED
    ? `${some} and ${texts.length - MAX_NAMED} more`
    : some;
}

function finding(
  api: string,
  pointer: string,
  rest: Pick<Finding, 'code' | 'message'> & Partial<Finding>,
): Finding {
  return sourceFinding('catalog', {
    entityRef: api,
    pointer,
    origin: { source: 'definition', entityRef: api, pointer },
    ...rest,
  });
}

/**
 * One finding for each way in which path keys are not what the specification asks for.
 *
 * @internal
 */
export function oddPathKeys(api: string, { oddKeys }: Paths): Finding[] {
  return (Object.keys(oddities) as (keyof typeof oddities)[]).flatMap(odd => {
    const keys = oddKeys.filter(key => key.odd.includes(odd)).map(k => k.key);
    return keys.length === 0
      ? []
      : finding(api, toPointer(['paths', keys[0].slice(0, 4_096)]), {
          code: 'catalog/path-malformed',
          severity: odd === 'tooLong' ? 'warning' : 'info',
          message: `Paths of ${api} ${oddities[odd]}: ${named(
            keys,
          )}. Correct them in the definition.`,
          params: {
            problem: odd,
            paths: keys.slice(0, MAX_NAMED).map(key => key.slice(0, 100)),
          },
        });
  });
}

/**
 * One finding for all path items that stand elsewhere.
 *
 * @internal
 */
export function brokenReferences(api: string, { broken }: Paths): Finding[] {
  if (broken.length === 0) {
    return [];
  }
  const refs = [...new Set(broken.map(({ ref }) => ref))];
  return [
    finding(api, toPointer(broken[0].path), {
      code: 'catalog/reference-not-followed',
      message: `Paths of ${api} stand elsewhere, so their operations are not known: ${named(
        refs,
      )}. Only references that lead somewhere inside the document are followed; bundle the definition into one.`,
      params: {
        references: refs.slice(0, MAX_NAMED).map(ref => ref.slice(0, 100)),
      },
    }),
  ];
}

/**
 * One finding for each of Linkerd's extensions with values that mean nothing.
 *
 * @internal
 */
export function invalidExtensions(
  api: string,
  raws: RawOperation[],
): Finding[] {
  const all = raws.flatMap(({ operation, linkerd }) =>
    linkerd.invalid.map(invalid => ({ ...invalid, operation })),
  );
  const names = [...new Set(all.map(({ name }) => name))];
  return names.map(name => {
    const those = all.filter(invalid => invalid.name === name);
    const [{ operation, expected }] = those;
    return finding(api, `${operation.origin.pointer}/${name}`, {
      code: 'catalog/extension-invalid',
      message: `'${name}' has no effect on ${named(
        those.map(t => t.operation.id),
      )} of ${api}: it must be ${expected}.`,
      params: {
        extension: name,
        operations: those.slice(0, MAX_NAMED).map(t => t.operation.id),
      },
    });
  });
}
