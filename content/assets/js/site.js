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
