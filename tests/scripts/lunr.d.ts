/** What our search asks of lunr, which MkDocs brings along without types. */
declare namespace lunr {
  interface Token {
    update(change: (text: string) => string): Token;
  }
  type Step = (token: Token) => Token;
  interface Pipeline {
    reset(): void;
    add(...steps: Step[]): void;
    runString(word: string): string[];
  }
  interface Query {
    term(
      word: string,
      how?: { boost?: number; usePipeline?: boolean; wildcard?: number; editDistance?: number },
    ): Query;
  }
  interface Index {
    pipeline: Pipeline;
    invertedIndex: Record<string, unknown>;
    query(ask: (query: Query) => void): { ref: string; score: number }[];
  }
  interface Builder {
    pipeline: Pipeline;
    searchPipeline: Pipeline;
    use(language: Language): void;
    ref(name: string): void;
    field(name: string, how: { boost: number }): void;
    add(page: object): void;
  }
  interface Language {
    (this: Builder): void;
    stemmer: Step;
    stopWordFilter(word: string): string | undefined;
  }
  interface Program {
    (build: (builder: Builder) => void): Index;
    Pipeline: { registerFunction(step: Step, name: string): void };
    Query: { wildcard: { TRAILING: number } };
    stemmer: Step;
    stopWordFilter(word: string): string | undefined;
  }
}

/** A language that is not English is a property of its own. */
declare const lunr: lunr.Program & Partial<Record<string, lunr.Language>>;
