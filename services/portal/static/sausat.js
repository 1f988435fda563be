// Speed and comfort only: every page does its work without this file.
(() => {
  "use strict";

  const MOST_BARS = 40;
  const COLOURS = ["#2f6fb7", "#c07a1e", "#3f8f5f"];

  // The chart says what its table says: it is drawn from the table's rows.
  function draw(place) {
    const rows = [...document.querySelectorAll(`#${place.dataset.table} tbody tr[data-share]`)];
    const shares = new Map();
    for (const { dataset } of rows) {
      const byLevel = shares.get(dataset.name) || {};
      byLevel[dataset.level] = Math.round(Number(dataset.share) * 1000) / 10;
      shares.set(dataset.name, byLevel);
    }
    const levels = [...new Set(rows.map((row) => row.dataset.level))];
    const lowest = (byLevel) => Math.min(...Object.values(byLevel));
    const all = [...shares].sort((a, b) => lowest(a[1]) - lowest(b[1]));
    const shown = all.slice(0, MOST_BARS).reverse();
    place.hidden = false;
    place.style.height = `${90 + shown.length * (14 + levels.length * 12)}px`;
    place.setAttribute("role", "img");
    place.setAttribute("aria-label", "Biểu đồ tỷ lệ so với kế hoạch; số liệu ở bảng bên dưới");
    const percent = (value) => `${String(value).replace(".", ",")} %`;
    const narrow = window.innerWidth < 768;
    const chart = window.echarts.init(place, null, { renderer: "canvas" });
    chart.setOption({
      animation: false,
      color: COLOURS,
      textStyle: { fontFamily: "inherit", fontSize: 13 },
      title: {
        text: all.length > shown.length
          ? `So với kế hoạch, ${shown.length} nơi thấp nhất`
          : "So với kế hoạch",
        left: 0,
        textStyle: { fontSize: 15, fontWeight: 600, color: "#182433" },
      },
      legend: { top: 26, left: 0, data: levels, selectedMode: levels.length > 1 },
      tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, renderMode: "richText", valueFormatter: (value) => (value === undefined ? "" : percent(value)) },
      grid: { left: 8, right: 56, top: 56, bottom: 8, containLabel: true },
      xAxis: { type: "value", min: 0, max: 100, axisLabel: { formatter: percent } },
      yAxis: { type: "category", data: shown.map(([name]) => name), axisLabel: { width: narrow ? 140 : 260, overflow: "truncate", color: "#182433", fontSize: 13 } },
      series: levels.map((level) => ({
        name: level,
        type: "bar",
        barMaxWidth: 14,
        data: shown.map(([, byLevel]) => byLevel[level]),
        label: { fontSize: 13, show: !narrow || levels.length === 1, position: "right", formatter: ({ value }) => (value === undefined ? "" : percent(value)) },
      })),
    });
    window.addEventListener("resize", () => chart.resize());
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const place of document.querySelectorAll(".chart[data-table]")) {
      if (window.echarts) draw(place);
    }
    const wrong = document.getElementById("summary");
    if (wrong) wrong.focus();
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
