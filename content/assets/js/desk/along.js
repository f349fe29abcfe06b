/**
 * What takes the work along, gets it back and lists what was kept. It is a good part of a tool, and who
 * comes to read has no use for it: it loads once the page is there and nothing else is to be done, or when it
 * is asked for.
 */

import { Files } from "./files.js";
import { Kept } from "./kept.js";
import { Links } from "./links.js";

export class Along {
  /** @param {import("./desk.js").Desk<any>} desk */
  constructor(desk) {
    this.kept = new Kept(desk);
    this.links = new Links(desk);
    this.files = new Files(desk);
    /** @type {import("./tool.js").Actions} */
    this.actions = {
      ...this.kept.actions,
      ...this.links.actions,
      export: () => this.files.hand(),
    };
  }
}
