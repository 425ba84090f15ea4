import {
  celFunc,
  CelFunc,
  celMethod,
  CelScalar,
  listType,
} from '@bufbuild/cel';
import { stringFormats } from '../../formats';
import {
  isDns1035Label,
  isDns1123Label,
  isDns1123Subdomain,
  isLabelValue,
  isQualifiedName,
} from '../../names';
import { parseUrl } from '../../url';
import { OPAQUE, partOf } from './opaque';

const { BOOL, DYN, NULL, STRING } = CelScalar;
const ERRORS = listType(STRING);

/** A prefix of a name may end in a dash, which the rest of the name follows. */
const prefix = (isName: (text: string) => boolean) => (text: string) =>
  isName(text.replace(/-$/, 'a'));

const named: Record<string, (text: string) => boolean> = {
  dns1123Label: isDns1123Label,
  dns1123Subdomain: isDns1123Subdomain,
  dns1035Label: isDns1035Label,
  dns1123LabelPrefix: prefix(isDns1123Label),
  dns1123SubdomainPrefix: prefix(isDns1123Subdomain),
  dns1035LabelPrefix: prefix(isDns1035Label),
  qualifiedName: isQualifiedName,
  labelValue: isLabelValue,
  uri: text => parseUrl(text) !== undefined,
  uuid: stringFormats.get('uuid')!,
  byte: stringFormats.get('byte')!,
  date: stringFormats.get('date')!,
  datetime: stringFormats.get('date-time')!,
};

/**
 * Kubernetes' format library. The optional list that `validate` returns is null where the text is valid and a list of
 * errors where it is not, since the engine has no optional values.
 *
 * @internal
 */
export const formatFunctions: CelFunc[] = [
  ...Object.keys(named).map(name =>
    celFunc(`format.${name}`, [], OPAQUE, () => ({ format: name })),
  ),
  celMethod('validate', OPAQUE, [STRING], DYN, function validate(text) {
    const name = partOf(this, 'format') as string;
    return named[name](text) ? null : [`must be a ${name}`];
  }),
  celMethod('hasValue', NULL, [], BOOL, () => false),
  celMethod('hasValue', ERRORS, [], BOOL, () => true),
  celMethod('value', ERRORS, [], ERRORS, function value() {
    return this;
  }),
];
