"use strict";
// Shows a term's explanation beside it: on pointing, on focus, on a tap; Escape puts it away.
// Without this script a term is a link to its explanation at the end.
const tooltip = document.createElement("div");
tooltip.setAttribute("role", "tooltip");
tooltip.id = "tooltip";
tooltip.hidden = true;
document.body.append(tooltip);
let shownFor = null, isPinned = false, timer = 0;

function show(link) {
  clearTimeout(timer);
  if (shownFor !== link) {
    const entry = document.getElementById(link.getAttribute("href").slice(1));
    const explanation = Array.from(entry.children).filter((part) => !part.matches(".back"));
    tooltip.replaceChildren(...explanation.map((part) => part.cloneNode(true)));
    shownFor = link;
    isPinned = false;
  }
  tooltip.hidden = false;
  const place = link.getClientRects()[0], box = tooltip.getBoundingClientRect(), gap = 6;
  const fitsBelow = place.bottom + gap + box.height <= innerHeight || place.top < box.height + gap;
  const left = Math.max(8, Math.min(place.left, document.documentElement.clientWidth - box.width - 8));
  tooltip.style.left = `${left + scrollX}px`;
  tooltip.style.top = `${(fitsBelow ? place.bottom + gap : place.top - box.height - gap) + scrollY}px`;
}

function hide() {
  clearTimeout(timer);
  tooltip.hidden = true;
  shownFor = null;
  isPinned = false;
}

function hideSoon() {
  clearTimeout(timer);
  timer = setTimeout(() => { if (!isPinned && document.activeElement !== shownFor) hide(); }, 200);
}

const linkOf = (event) => event.target instanceof Element ? event.target.closest("dfn a") : null;

document.addEventListener("pointerover", (event) => {
  const link = linkOf(event);
  if (link && event.pointerType !== "touch") show(link);
  else if (tooltip.contains(event.target)) clearTimeout(timer);
  else if (shownFor) hideSoon();
});
document.addEventListener("focusin", (event) => { const link = linkOf(event); if (link) show(link); });
document.addEventListener("focusout", (event) => { if (linkOf(event)) hideSoon(); });
document.addEventListener("click", (event) => {
  const link = linkOf(event);
  if (link && event.detail > 0) { // a pointer's; Enter follows the link
    event.preventDefault();
    show(link);
    isPinned = true;
  } else if (!link && !tooltip.contains(event.target)) hide();
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
addEventListener("resize", hide);
