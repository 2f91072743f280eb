import { RequestError } from '@smartx/domain/kernel';

/** How much of one kind each client holds at a time. */
export class Places {
  private readonly taken = new Map<string, number>();

  constructor(
    private readonly most: number,
    private readonly refusal: { readonly code: string; readonly message: string },
  ) {}

  /** Takes a place; the function that is returned gives it back, once. @throws RequestError with the refusal's code */
  take(client: string): () => void {
    const taken = this.taken.get(client) ?? 0;
    if (taken >= this.most) throw new RequestError(this.refusal.code, this.refusal.message);
    this.taken.set(client, taken + 1);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      const left = (this.taken.get(client) ?? 1) - 1;
      if (left > 0) this.taken.set(client, left);
      else this.taken.delete(client);
    };
  }
}
