import type { ExecutionArgs, ExecutionResult, GraphQLError } from 'graphql';

/** What is to be done around each result. */
export interface DeliveryParts {
  /** Takes what telling one change costs. @throws GraphQLError `RATE_LIMITED` */
  assertPaid(): void;
  /** @throws UnauthenticatedError once the subscriber is somebody else, nobody, or may do something else */
  assertSame(): Promise<void>;
  /** An error as the client sees it. */
  told(error: unknown): GraphQLError;
  /** Gives everything back that the subscription held. */
  end(): void;
}

/** The results of one subscription on their way out. An error is the last of them. */
export class Delivery implements AsyncGenerator<ExecutionResult, void> {
  private isOver = false;

  constructor(
    /** What was asked. */
    readonly operation: ExecutionArgs,
    private readonly results: AsyncGenerator<ExecutionResult, void, void>,
    private readonly parts: DeliveryParts,
  ) {}

  async next(): Promise<IteratorResult<ExecutionResult, void>> {
    if (this.isOver) return { value: undefined, done: true };
    try {
      const { value, done } = await this.results.next();
      if (done || !value || this.isOver) return await this.return();
      await this.parts.assertSame();
      this.parts.assertPaid();
      if (!value.errors) return { value, done: false };
      return { value: { ...value, errors: value.errors.map((error) => this.parts.told(error)) }, done: false };
    } catch (error) {
      await this.return();
      return { value: { errors: [this.parts.told(error)] }, done: false };
    }
  }

  async return(): Promise<IteratorResult<ExecutionResult, void>> {
    if (!this.isOver) {
      this.isOver = true;
      this.parts.end();
      await this.results.return();
    }
    return { value: undefined, done: true };
  }

  async throw(error: unknown): Promise<IteratorResult<ExecutionResult, void>> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }
}
