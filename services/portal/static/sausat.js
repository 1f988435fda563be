// Speed and comfort only: every page does its work without this file.
(() => {
  "use strict";

  const MOST_BARS = 40;
  const COLOURS = ["#2f6fb7", "#c07a1e", "#3f8f5f"];

  // How a chart looks: shares of a plan, lowest first; counts as bars; counts of months as columns.
  const SHAPES = {
    shares: { lowestFirst: true, times: 100, unit: " %", max: 100 },
    bars: {},
    columns: { upright: true },
  };

  // The chart says what its table says: it is drawn from the rows of the table that it names.
  function draw(place) {
    const shape = SHAPES[place.dataset.shape || "bars"];
    const rows = [...document.querySelectorAll(`#${place.dataset.table} tr[data-value]`)];
    const values = new Map();
    for (const { dataset } of rows) {
      const bySeries = values.get(dataset.name) || {};
      bySeries[dataset.series] = Math.round(Number(dataset.value) * (shape.times || 1) * 10) / 10;
      values.set(dataset.name, bySeries);
    }
    const series = [...new Set(rows.map((row) => row.dataset.series))];
    const lowest = (bySeries) => Math.min(...Object.values(bySeries));
    const all = shape.lowestFirst ? [...values].sort((a, b) => lowest(a[1]) - lowest(b[1])) : [...values];
    const shown = shape.upright ? all : all.slice(0, MOST_BARS).reverse();
    place.hidden = false;
    if (!shape.upright) place.style.height = `${90 + shown.length * (14 + series.length * 12)}px`;
    place.setAttribute("role", "img");
    place.setAttribute("aria-label", `${place.dataset.label || place.dataset.title}; số liệu ở bảng bên dưới`);
    const chart = window.echarts.init(place, null, { renderer: "canvas" });
    const cut = shape.lowestFirst && all.length > shown.length ? `, ${shown.length} nơi thấp nhất` : "";
    chart.setOption(options(shape, series, shown, `${place.dataset.title}${cut}`));
    window.addEventListener("resize", () => chart.resize());
  }

  function options(shape, series, shown, title) {
    const narrow = window.innerWidth < 768;
    const written = (value) => (value === undefined ? "" : `${String(value).replace(".", ",")}${shape.unit || ""}`);
    const names = {
      type: "category",
      data: shown.map(([name]) => name),
      axisLabel: { width: shape.upright ? undefined : narrow ? 140 : 260, overflow: "truncate", color: "#182433", fontSize: 13 },
    };
    const numbers = { type: "value", min: 0, max: shape.max, minInterval: shape.max ? undefined : 1, axisLabel: { formatter: written } };
    return {
      animation: false,
      color: COLOURS,
      textStyle: { fontFamily: "inherit", fontSize: 13 },
      title: { text: title, left: 0, textStyle: { fontSize: 15, fontWeight: 600, color: "#182433" } },
      legend: { top: 26, left: 0, data: series, selectedMode: series.length > 1, show: series.length > 1 || Boolean(shape.max) },
      tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, renderMode: "richText", valueFormatter: written },
      grid: { left: 8, right: shape.upright ? 8 : 56, top: 56, bottom: 8, containLabel: true },
      xAxis: shape.upright ? names : numbers,
      yAxis: shape.upright ? numbers : names,
      series: series.map((one) => ({
        name: one,
        type: "bar",
        barMaxWidth: 14,
        data: shown.map(([, bySeries]) => bySeries[one]),
        label: { fontSize: 13, show: !shape.upright && (!narrow || series.length === 1), position: "right", formatter: ({ value }) => written(value) },
      })),
    };
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const place of document.querySelectorAll(".chart[data-table]")) {
      if (window.echarts) draw(place);
    }
    const wrong = document.getElementById("summary");
    if (wrong) wrong.focus();
    for (const button of document.querySelectorAll("[data-print]")) {
      button.hidden = false;
      button.addEventListener("click", () => window.print());
    }
  });

  // Where one thing is entered after another, Enter sends and Shift + Enter begins a line. An Enter
  // that ends what an input method composes is none of that.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    if (!event.target.matches("textarea[data-enter]")) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  });

  // "/" goes to the search field, unless something is being typed.
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    const search = document.getElementById("top-search");
    if (event.key !== "/" || typing || !search || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    search.focus();
    search.select();
  });
})();
