import {
  Json,
  JsonObject,
} from '@mesh-configurator/backstage-plugin-service-mesh-common';

/** The greatest index; no list is that long. */
const SPARSE = '4294967294';

/** Whether an object may take a name for an index. */
function isNumber(name: string): boolean {
  const code = name.charCodeAt(0);
  return code >= 48 && code <= 57;
}

/**
 * The value of a mapping while its members come. Among keys that are numbers, V8 reserves room for all numbers below: kilobytes for
 * the status codes of one operation. A number beyond reach makes it keep a table instead, and stays out of the result.
 *
 * @internal
 */
export class MapValue {
  readonly #value: JsonObject = {};
  /** Whether the number beyond reach is there without being a member. */
  #isPadded = false;

  has(name: string): boolean {
    return (
      Object.hasOwn(this.#value, name) && !(this.#isPadded && name === SPARSE)
    );
  }

  /** Sets a member whatever its name; the last of one name holds. */
  set(name: string, value: Json): void {
    if (name === SPARSE) {
      this.#isPadded = false;
    } else if (isNumber(name) && !Object.hasOwn(this.#value, SPARSE)) {
      this.#value[SPARSE] = null;
      this.#isPadded = true;
    }
    if (name === '__proto__') {
      Object.defineProperty(this.#value, name, {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    } else {
      this.#value[name] = value;
    }
  }

  /** All members, after which there are no more. */
  done(): JsonObject {
    if (this.#isPadded) {
      delete this.#value[SPARSE];
    }
    return this.#value;
  }
}
