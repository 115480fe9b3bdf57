// What is known of the links between one text of the project and its result. It grows section by section, as the engine
// finds out.
import type { Made, TracedKey } from '../engine/map';
import type { Answer, OutputObject, ReportedKey, TextFile } from '../engine/protocol';
import { isName, lineage, nodeId, Outline, type Named, type OutlineNode } from './outline';

/** A part of the result, and the key that makes it. */
interface Part extends Made {
  id: string;
}

/** The keys that make a line of the result. */
export interface Makers {
  /** Those that are closest to the line. */
  inner: OutlineNode[];
  /** All others, which hold them or make more than the line, the closest first. */
  outer: OutlineNode[];
}

export class LinkMap {
  #outline: Outline;
  readonly #traced = new Map<string, TracedKey>();
  readonly #sections = new Set<string>();
  readonly #refused = new Set<string>();
  readonly #parts = new Map<number, Part[]>();
  readonly #sizes = new Map<string, number>();
  readonly #reports = new Map<string, ReportedKey>();

  constructor(
    private readonly files: readonly TextFile[],
    readonly answer: Answer,
  ) {
    for (const key of answer.keys ?? []) {
      if (key.place.file !== null) this.#reports.set(nodeId(key.place.file, key.path, key.place.from), key);
    }
    this.#outline = new Outline(files, this.#named());
  }

  get outline(): Outline {
    return this.#outline;
  }

  /** Takes in a section; one that the engine could not trace counts as known, with nothing in it. */
  add(section: string, keys: readonly TracedKey[] | null): void {
    this.#sections.add(section);
    if (keys === null) {
      this.#refused.add(section);
      return;
    }
    for (const key of keys) {
      const id = nodeId(key.file, key.path, key.from);
      if (this.#traced.has(id)) continue;
      this.#traced.set(id, key);
      this.#sizes.set(id, key.makes.reduce((sum, { line, endLine }) => sum + endLine + 1 - line, 0));
      for (const made of key.makes) {
        const parts = this.#parts.get(made.file) ?? [];
        parts.push({ ...made, id });
        this.#parts.set(made.file, parts);
      }
    }
    this.#outline = new Outline(this.files, this.#named());
  }

  knows(section: string | null): boolean {
    return section === null || this.#sections.has(section);
  }

  /** Whether the engine could not say what the section makes. */
  refused(section: string | null): boolean {
    return section !== null && this.#refused.has(section);
  }

  /** What the key makes; null while nobody knows. */
  makes(node: OutlineNode): Made[] | null {
    return this.#traced.get(node.id)?.makes ?? (this.knows(node.section) ? [] : null);
  }

  /** Why a line is there that goes with the key and that the project does not say; null if that is not known. */
  why(node: OutlineNode, file: number, line: number): string | null {
    return this.#traced.get(node.id)?.defaults.find((found) => found.file === file && found.line === line)?.why ?? null;
  }

  /** What becomes of the key, or of the innermost one around it that is reported. */
  report(node: OutlineNode): ReportedKey | null {
    for (const { id } of lineage(node)) {
      const report = this.#reports.get(id);
      if (report) return report;
    }
    return null;
  }

  /** The keys that make a line of the result, as far as is known. */
  makers(file: number, line: number): Makers {
    const parts = (this.#parts.get(file) ?? []).filter((part) => part.line <= line && line <= part.endLine);
    const found = [...new Set(parts.map(({ id }) => id))].flatMap((id) => this.#outline.node(id) ?? []);
    const size = ({ id }: OutlineNode) => this.#sizes.get(id) ?? 0;
    found.sort((a, b) => size(a) - size(b) || lineage(b).length - lineage(a).length);
    const around = new Set(found.flatMap((node) => lineage(node).slice(1)));
    const least = found[0] ? size(found[0]) : 0;
    const close = (node: OutlineNode) => !around.has(node) && !isName(node) && size(node) === least;
    const inner = found.filter(close);
    if (inner.length === 0) inner.push(...found.slice(0, 1));
    return { inner, outer: found.filter((node) => !inner.includes(node)) };
  }

  object(file: number, line: number): OutputObject | null {
    const holds = (object: OutputObject) => object.file === file && object.line <= line && line <= object.endLine;
    return this.answer.objects.find(holds) ?? null;
  }

  /** The sections that a line of the result can come from, the likeliest first. */
  sectionsFor(file: number, line: number): string[] {
    const object = this.object(file, line);
    const services = object?.services.map((service) => `services.${service}`) ?? [];
    const all = this.#outline.sections();
    const own = services.filter((section) => all.includes(section));
    // An object of no service belongs to a volume, a network and the like; those are few and cheap.
    return [...own, ...all.filter((section) => !section.startsWith('services.') && !own.includes(section))];
  }

  *#named(): Iterable<Named> {
    for (const { path, place } of this.answer.keys ?? []) {
      if (place.file !== null) yield { path, file: place.file, from: place.from, to: place.to, line: place.line };
    }
    yield* this.#traced.values();
  }
}
