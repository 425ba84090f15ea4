import {
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adopt } from '../commands/adopt';
import { diff } from '../commands/diff';
import { captureOutput } from './captureOutput';

const fixture = join(__dirname, '../__fixtures__/brownfield');

/**
 * Kind and name of each object, in a line.
 *
 * @internal
 */
export const namesOf = (
  objects: { resource: { kind: string; name: string } }[],
) => objects.map(({ resource }) => `${resource.kind} ${resource.name}`);

/**
 * A theatre that has manifests for a mesh, for each test anew, and the commands on it.
 *
 * @internal
 */
export class Brownfield {
  readonly #mesh: string;
  folder = '';
  output = { stdout: '', stderr: '' };

  /** Sets it up before each test of a file, and takes it away after it. */
  static forEachTest(mesh: string): Brownfield {
    const brownfield = new Brownfield(mesh);
    beforeEach(() => {
      brownfield.folder = mkdtempSync(join(tmpdir(), 'brownfield-'));
      cpSync(fixture, brownfield.folder, { recursive: true });
      brownfield.output = captureOutput();
    });
    afterEach(() => {
      jest.restoreAllMocks();
      rmSync(brownfield.folder, { recursive: true });
    });
    return brownfield;
  }

  private constructor(mesh: string) {
    this.#mesh = mesh;
  }

  get manifests(): string {
    return join(this.folder, this.#mesh);
  }

  get options() {
    return {
      catalog: join(this.folder, 'catalog'),
      config: join(this.folder, 'app-config.yaml'),
      mesh: this.#mesh,
    };
  }

  /** Changes the text of a manifest. */
  change(file: string, from: string, to: string): void {
    const path = join(this.manifests, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) {
      throw new Error(`${file} does not hold ${from}`);
    }
    writeFileSync(path, text.replaceAll(from, to));
  }

  /** What the command says that it would adopt. */
  async adopted(more: { namespace?: string } = {}, source = this.manifests) {
    this.output.stdout = '';
    const options = { ...this.options, ...more, format: 'json' as const };
    await adopt(source, options);
    return JSON.parse(this.output.stdout).services;
  }

  /** Adopts what is understood. */
  async write(): Promise<void> {
    await adopt(this.manifests, { ...this.options, write: true });
  }

  /** How what is generated differs from the manifests. */
  async difference() {
    this.output.stdout = '';
    await diff({
      ...this.options,
      against: this.manifests,
      format: 'json',
    });
    return JSON.parse(this.output.stdout);
  }
}
