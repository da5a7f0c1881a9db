/** Where something stands in a file that was read. Documents made by Cerulean have no pages until they are set, and no lines. */
export interface Place {
  /** Page of the file, counted from 1, where the format has pages of its own (PDF). */
  readonly page?: number;
  /** Line of the file, counted from 1, where the format is made of lines (Markdown, plain text, HTML). */
  readonly line?: number;
}
