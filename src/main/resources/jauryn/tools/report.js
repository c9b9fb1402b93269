"use strict";
/* Turns the pages of the film: the slider shows the loop it stands at. */
function film() {
  const slider = document.getElementById("loop");
  if (!slider) { return; }
  const frames = JSON.parse(document.getElementById("frames").textContent);
  const picture = document.getElementById("frame");
  const caption = document.getElementById("caption");
  function show() {
    const frame = frames[Number(slider.value)];
    picture.src = "data:image/png;base64," + frame.png;
    picture.alt = "Output spikes, " + frame.text;
    caption.textContent = frame.text;
    slider.setAttribute("aria-valuetext", frame.text);
  }
  slider.addEventListener("input", show);
  document.getElementById("film").hidden = false;
  show();
}
film();
