/** Words that YAML 1.1, which Kubernetes reads, takes for something other than text. */
const reserved = /^(?:y|n|yes|no|on|off|true|false|null|~)$/i;
/** Text that no version of YAML takes for anything but text: begins like a word or path, holds no indicator. */
const plain =
  /^[A-Za-z_/](?:[-A-Za-z0-9_./+,@]|:(?=[-A-Za-z0-9_./+,@])| (?=[-A-Za-z0-9_./+,@]))*$/;
/** Durations begin like numbers and are none. */
const duration = /^[0-9]+(?:ms|s|m|h)$/;
/** Text that single quotes can hold on one line. */
const printable = /^[\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]*$/;
/** Characters that change how the text around them is shown. */
const directional = /[\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

/**
 * Writes text as YAML on one line: bare where nothing can mistake it, in single quotes where that suffices, else in double
 * quotes with escapes.
 *
 * @internal
 */
export function writeText(text: string): string {
  if ((plain.test(text) && !reserved.test(text)) || duration.test(text)) {
    return text;
  }
  if (printable.test(text) && !directional.test(text)) {
    return `'${text.replace(/'/g, "''")}'`;
  }
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * Writes a JSON scalar as YAML.
 *
 * @internal
 */
export function writeScalar(value: null | boolean | number | string): string {
  return typeof value === 'string' ? writeText(value) : String(value);
}
