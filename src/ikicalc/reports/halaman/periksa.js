"use strict";
(() => {
  const form = document.querySelector(".saringan");
  const items = [...document.querySelectorAll(".butir")];
  const parts = [...document.querySelectorAll(".dokumen")];
  const status = document.getElementById("tampil");
  const fields = ["putusan", "tingkat", "kode", "dokumen"]
    .map((name) => document.getElementById(name)).filter(Boolean);
  const search = document.getElementById("cari");
  const buttons = [...document.querySelectorAll(".pilih")];
  const number = new Intl.NumberFormat("id-ID");
  let texts = null;

  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");
  const words = () => fold(search.value).split(" ").filter(Boolean);
  const fits = (item, field) => !field.value || item.dataset[field.id].split(" ").includes(field.value);

  function apply() {
    const wanted = words();
    if (wanted.length && !texts) texts = items.map((item) => fold(item.textContent));
    let shown = 0;
    items.forEach((item, at) => {
      const ok = fields.every((field) => fits(item, field)) && wanted.every((word) => texts[at].includes(word));
      if (item.hidden === ok) item.hidden = !ok;
      shown += ok;
    });
    for (const part of parts) part.hidden = !part.querySelector(".butir:not([hidden])");
    const all = number.format(items.length);
    status.textContent = shown === items.length ? `${all} indikator`
      : shown ? `${number.format(shown)} dari ${all} indikator` : `Tidak ada yang cocok, dari ${all} indikator`;
    for (const button of buttons) {
      const field = document.getElementById(button.dataset.saring);
      button.setAttribute("aria-pressed", String(field.value === button.dataset.nilai));
    }
  }

  function choose(button) {
    const field = document.getElementById(button.dataset.saring);
    field.value = field.value === button.dataset.nilai ? "" : button.dataset.nilai;
    apply();
    if (field.value) document.getElementById("daftar").scrollIntoView();
  }

  function reveal() {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target && target.closest("[hidden]")) {
      form.reset();
      apply();
      target.scrollIntoView();
    }
  }

  let waiting = 0;
  search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 120); });
  for (const field of fields) field.addEventListener("change", apply);
  for (const button of buttons) button.addEventListener("click", () => choose(button));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  window.addEventListener("hashchange", reveal);

  // A part that can be scrolled sideways must be reachable by keyboard; only those that need it become stops.
  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      if (target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight) {
        target.tabIndex = 0;
        target.setAttribute("role", "group");
        target.setAttribute("aria-label", target.matches(".rumus") ? "Rumus" : "Isi yang dapat digulir");
      }
    }
  });
  for (const box of document.querySelectorAll(".rumus, .gulir, .sel")) seen.observe(box);

  form.hidden = false;
  apply();
})();
