/** Union-find over names, with path halving; the root's name never shows. */
export class DisjointSets {
  private readonly parent = new Map<string, string>();

  add(name: string): void {
    if (!this.parent.has(name)) this.parent.set(name, name);
  }

  find(name: string): string {
    let at = name;
    for (let up = this.parent.get(at) ?? at; up !== at; up = this.parent.get(at) ?? at) {
      const above = this.parent.get(up) ?? up;
      this.parent.set(at, above);
      at = above;
    }
    return at;
  }

  /** True where they were apart. */
  join(a: string, b: string): boolean {
    this.add(a);
    this.add(b);
    const rootA = this.find(a);
    const rootB = this.find(b);
    if (rootA === rootB) return false;
    this.parent.set(rootB, rootA);
    return true;
  }
}
