/**
 * Data of a tool as its page carries it: maps are lists of pairs there, so that their order stays. The
 * words on the sheets of a workbook come with what opens one.
 */
export type Written<Data> = {
  [Name in Exclude<keyof Data, "sheets">]: Data[Name] extends Map<string, infer Value>
    ? [string, Value][]
    : Data[Name];
};
