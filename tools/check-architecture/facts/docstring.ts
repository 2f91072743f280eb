import type { Comment } from './comment-facts.ts';

/** Answers whether a docstring stands right before an offset; other comments and decorators may stand between. */
export function documentationBefore(comments: Comment[], text: string): (start: number) => boolean {
  return (start) => {
    let end = start;
    for (const comment of comments.filter((candidate) => candidate.end <= start).toReversed()) {
      if (text.slice(comment.end, end).trim() !== '') return false;
      if (comment.type === 'Block' && comment.value.startsWith('*')) return true;
      end = comment.start;
    }
    return false;
  };
}
