import { JsonPointer } from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { say } from '../../../lenient';
import { Problem, when } from '../admission';
import { isIpOrRange } from '../names';

/** What may stand in a field, and what is said of anything else. */
interface Form {
  fits(text: string): boolean;
  is: string;
}

const ranges: Form = {
  fits: isIpOrRange,
  is: 'no IP address or range of them',
};

const ports: Form = {
  fits: text => /^\d{1,5}$/.test(text) && Number(text) <= 65_535,
  is: 'no number of a port',
};

const accounts: Form = {
  fits: text =>
    text.length <= 320 && !text.includes('*') && /^[^/]+(\/[^/]+)?$/.test(text),
  is: 'neither the name of a service account nor namespace/name',
};

const trustDomains: Form = {
  fits: text =>
    !text.includes('/') && (text === '*' || /^(\*[^*]*|[^*]*\*?)$/.test(text)),
  is: 'no trust domain, which has no slash and a * at one end at most',
};

const FORMS: Readonly<Record<string, Form>> = {
  ipBlocks: ranges,
  notIpBlocks: ranges,
  notPorts: ports,
  notRemoteIpBlocks: ranges,
  notServiceAccounts: accounts,
  notTrustDomains: trustDomains,
  ports,
  remoteIpBlocks: ranges,
  serviceAccounts: accounts,
  trustDomains,
};

/** Most service accounts that one field may name. */
const MAX_ACCOUNTS = 16;

/**
 * What is wrong with the values of a field of a source or an operation.
 *
 * @internal
 */
export function valueProblems(
  field: string,
  values: unknown,
  at: JsonPointer,
): Problem[] {
  if (!Array.isArray(values)) {
    return [];
  }
  const form = Object.hasOwn(FORMS, field) ? FORMS[field] : undefined;
  return [
    ...when(
      form === accounts && values.length > MAX_ACCOUNTS,
      at,
      say`names more than ${MAX_ACCOUNTS} in ${field}`,
    ),
    ...values.flatMap((value: unknown, index) => [
      ...when(
        value === '',
        `${at}/${index}`,
        say`has an empty text in ${field}`,
      ),
      ...when(
        typeof value === 'string' &&
          value !== '' &&
          form !== undefined &&
          !form.fits(value),
        `${at}/${index}`,
        say`has '${value}' in ${field}, which is ${form?.is}`,
      ),
    ]),
  ];
}
