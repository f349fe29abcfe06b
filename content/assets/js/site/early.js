{
  // The colours that the visitor chose, before the first paint; site.js has the button for it.
  let chosen = null;
  try {
    chosen = localStorage.getItem("teamwijzer.theme");
  } catch {
    /* the device decides */
  }
  const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.body.dataset.mdColorScheme = dark ? "slate" : "default";

  // What is for who has no script is not shown for a moment first, unless a tool does not come. One
  // that has come takes the class off itself.
  const { classList } = document.documentElement;
  const late = () => classList.contains("tw-begins") || classList.remove("tw-soon");
  classList.add("tw-soon");
  addEventListener("load", late);
  setTimeout(late, 3000);
}
