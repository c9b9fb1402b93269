/* Keeps the page of a run that goes on up to date: the server tells of each block, the page is
   fetched anew, and what the reader has opened, moved or focused stays so. */
(function () {
  const state = document.getElementById("live");
  const events = new EventSource("events");
  let fetching = false;
  let again = false;
  function remember() {
    const slider = document.getElementById("loop");
    return {
      open: Array.from(document.querySelectorAll("main details"), (part) => part.open),
      loop: slider && slider.value !== slider.max ? slider.value : null,
      focus: document.activeElement ? document.activeElement.id : ""
    };
  }
  function restore(kept) {
    document.querySelectorAll("main details").forEach((part, k) => { part.open = !!kept.open[k]; });
    const slider = document.getElementById("loop");
    if (slider && kept.loop !== null) { slider.value = kept.loop; }
    film();
    const focused = kept.focus && document.getElementById(kept.focus);
    if (focused) { focused.focus({ preventScroll: true }); }
  }
  async function refresh() {
    if (fetching) { again = true; return; }
    fetching = true;
    try {
      const answer = await fetch("./");
      const next = new DOMParser().parseFromString(await answer.text(), "text/html");
      const kept = remember();
      document.title = next.title;
      document.querySelector("main").replaceWith(next.querySelector("main"));
      restore(kept);
    } catch (error) {
      state.textContent = "The run does not answer any more.";
    }
    fetching = false;
    if (again) { again = false; refresh(); }
  }
  events.addEventListener("progress", (event) => { state.textContent = event.data; });
  events.addEventListener("block", refresh);
  events.addEventListener("end", () => {
    events.close();
    state.textContent = "The run has ended.";
    refresh();
  });
  events.addEventListener("error", () => { state.textContent = "The run does not answer any more."; });
})();
