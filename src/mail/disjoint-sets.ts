/** Union-find over names, with path halving. */
export class DisjointSets {
  private readonly numbers = new Map<string, number>();
  private readonly parent: number[] = [];

  add(name: string): void {
    this.numberOf(name);
  }

  /** The same number for all names of a set. */
  find(name: string): number {
    return this.rootOf(this.numberOf(name));
  }

  /** True where they were apart. */
  join(a: string, b: string): boolean {
    const rootA = this.find(a);
    const rootB = this.find(b);
    if (rootA === rootB) return false;
    this.parent[rootB] = rootA;
    return true;
  }

  private numberOf(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    const number = this.parent.length;
    this.numbers.set(name, number);
    this.parent.push(number);
    return number;
  }

  private rootOf(number: number): number {
    let at = number;
    for (let up = this.parent[at] ?? at; up !== at; up = this.parent[at] ?? at) {
      const above = this.parent[up] ?? up;
      this.parent[at] = above;
      at = above;
    }
    return at;
  }
}
