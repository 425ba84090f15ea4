import {
  Json,
  JsonObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';
import { bail } from './bail';

/** The greatest index; no list is that long. */
const SPARSE = '4294967294';

/**
 * The value of a mapping while its members come. Among keys that are numbers, V8 reserves room for all numbers below: kilobytes for
 * the status codes of one operation. A number beyond reach makes it keep a table instead, and stays out of the result.
 *
 * @internal
 */
export class MapValue {
  readonly #value: JsonObject = {};
  #isSparse = false;

  has(name: string): boolean {
    return Object.hasOwn(this.#value, name);
  }

  /** Sets a member that is not named `__proto__`. */
  set(name: string, value: Json): void {
    const code = name.charCodeAt(0);
    // Only what begins with a digit can be an index.
    if (code >= 48 && code <= 57) {
      if (name === SPARSE) {
        bail();
      }
      this.#value[SPARSE] = null;
      this.#isSparse = true;
    }
    this.#value[name] = value;
  }

  /** All members, after which there are no more. */
  done(): JsonObject {
    if (this.#isSparse) {
      delete this.#value[SPARSE];
    }
    return this.#value;
  }
}
