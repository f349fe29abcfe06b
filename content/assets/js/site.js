/** What every page does: search by keyboard, addresses on paper. */

/** A button that opens the search box, for those who use the keyboard on a small screen. */
const button = document.querySelector("[data-tw-search]");
const toggle = document.getElementById("__search");
const input = document.querySelector("[data-md-component=search-query]");
if (button && toggle && input) {
  button.hidden = false;
  button.addEventListener("click", () => {
    if (!toggle.checked) toggle.click();
    input.focus();
  });
}

/** On paper a link in running text shows its address; one to a term or a code does not. */
addEventListener("beforeprint", () => {
  for (const link of document.querySelectorAll("article :is(p, li, dd) > a[href]")) {
    if (link.matches(".tw-term, [href^='#'], .tw-links a, .tw-contents a, .tw-cards a")) continue;
    link.dataset.address = link.href;
  }
});
