/** Data of a tool as its page carries it: maps are lists of pairs there, so that their order stays. */
export type Written<Data> = {
  [Name in keyof Data]: Data[Name] extends Map<string, infer Value>
    ? [string, Value][]
    : Data[Name];
};
