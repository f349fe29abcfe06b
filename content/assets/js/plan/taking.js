/**
 * Taking a plan along: papers to read, print and copy, a table, and a person for the builder.
 *
 * @typedef {import("./page.js").Planner} Planner
 */

import { draw, plain, rich } from "../base/blocks.js";
import { el } from "../base/elements.js";
import { download } from "../base/hand-over.js";
import { encode } from "../base/packing.js";
import { schoolsOf } from "./comparing.js";
import { situationOf, toJob } from "./links.js";
import { csv, paper } from "./papers.js";
import { peopleOf } from "./state.js";

/**
 * The choice of papers, among them a sheet a person; and the paper itself where it is looked at.
 * @param {Planner} planner
 * @param {string} [wanted] the paper to show; else the one that was chosen
 */
export function showPaper(planner, wanted) {
  const { scene, parts, words } = planner;
  const choice = planner.find("#p-paper");
  const value = wanted ?? choice.value;
  for (const option of choice.querySelectorAll("[data-sheet]")) option.remove();
  choice.append(
    el("option", { value: "mandates", "data-sheet": "" }, words.paper_mandates),
    ...(schoolsOf(scene.plan).length > 1
      ? [el("option", { value: "schools", "data-sheet": "" }, words.paper_schools)]
      : []),
    ...peopleOf(scene.plan, scene.school).map((id) =>
      el(
        "option",
        { value: `sheet-${id}`, "data-sheet": id },
        planner.format("p_own_sheet", scene.name(id)),
      ),
    ),
  );
  choice.value = value;
  if (!choice.value) choice.value = choice.options[0].value;
  if (planner.find("[data-part=look]").open)
    parts.paper.replaceChildren(...draw(blocks(planner), planner.data.language, 3));
}

/**
 * @param {Planner} planner
 */
function blocks(planner) {
  return paper(planner.scene, planner.find("#p-paper").value);
}

/**
 * Shows a paper.
 * @param {Planner} planner
 * @param {string} what
 */
export function look(planner, what) {
  planner.find("[data-part=look]").open = true;
  showPaper(planner, what);
  planner.find("[data-part=look] > summary").focus();
}

/**
 * @param {Planner} planner
 * @param {boolean} asRich
 */
export function copyPaper(planner, asRich) {
  planner.find("[data-part=look]").open = true; // where the browser does not copy, this is what gets selected
  showPaper(planner);
  const made = blocks(planner);
  planner.copy(
    planner.parts.paper,
    plain(made),
    asRich ? rich(made, planner.data.language) : undefined,
  );
}

/**
 * @param {Planner} planner
 */
export function downloadTable(planner) {
  download(
    `${planner.fileName(planner.model.title(planner.state))}.csv`,
    csv(planner.scene),
    "text/csv",
  );
  planner.say(planner.words.said_downloaded);
}

/**
 * Leads to the builder with what somebody does, and no name.
 * @param {Planner} planner
 * @param {string} person
 * @param {"job" | "vacancy"} kind
 */
export async function toBuilder(planner, person, kind) {
  const { state, data } = planner;
  const job = toJob(state, data, person, situationOf(state, person), kind);
  location.href = `${planner.find("[data-part=builder]").href}#s=${await encode(job)}`;
}
