// Draws each chart from the table behind it. Colours that colour-blind people tell apart (Okabe and Ito), and every
// second one hatched, so that a print without colours can be read too.

const COLOURS = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00"];
const POINTS = ["circle", "rect", "triangle", "rectRot", "star", "cross"];
const INK = "#333";

function hatched(colour) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 8;
  const pen = tile.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, 8, 8);
  pen.strokeStyle = colour;
  pen.lineWidth = 3;
  for (const shift of [-8, 0, 8]) {
    pen.beginPath();
    pen.moveTo(shift, 8);
    pen.lineTo(shift + 8, 0);
    pen.stroke();
  }
  return pen.createPattern(tile, "repeat");
}

function read(table) {
  const headings = [...table.tHead.rows[0].cells].slice(1).map(cell => cell.textContent);
  const rows = [...table.tBodies[0].rows];
  return {
    labels: rows.map(row => row.cells[0].textContent),
    series: headings.map((heading, at) => ({
      heading,
      values: rows.map(row => {
        const value = row.cells[at + 1].dataset.value;
        return value === undefined || value === "" ? null : Number(value);
      }),
    })),
  };
}

function datasets(kind, series) {
  return series.map(({ heading, values }, at) => {
    const colour = COLOURS[at % COLOURS.length];
    return {
      label: heading,
      data: values,
      borderColor: colour,
      backgroundColor: kind === "lines" || at % 2 === 0 ? colour : hatched(colour),
      borderWidth: kind === "lines" ? 2 : 1,
      pointStyle: POINTS[at % POINTS.length],
      pointRadius: 3,
      spanGaps: true,
    };
  });
}

function shortened(label, most) {
  return label.length > most ? label.slice(0, most - 1) + "…" : label;
}

function draw(holder) {
  const kind = holder.dataset.chart;
  const { labels, series } = read(document.getElementById(holder.dataset.table));
  // a chart of one kind of number: what else the table holds has another unit
  const shown = kind === "stacked" ? series : series.slice(0, 1);
  const across = kind === "across";
  holder.hidden = false;
  const most = holder.clientWidth < 420 ? 9 : 16;
  const numbers = { beginAtZero: true, stacked: kind === "stacked", title: { display: true, text: holder.dataset.unit }, ticks: { precision: 0 } };
  if (holder.dataset.unit === "%") numbers.max = 100;
  const names = { stacked: kind === "stacked", grid: { display: false }, ticks: { autoSkip: !across, maxRotation: 0 } };
  if (across) names.ticks.callback = function (value) { return shortened(this.getLabelForValue(value), most); };
  new Chart(holder.querySelector("canvas"), {
    type: kind === "lines" ? "line" : "bar",
    data: { labels, datasets: datasets(kind, shown) },
    options: {
      animation: false,
      maintainAspectRatio: false,
      indexAxis: across ? "y" : "x",
      color: INK,
      scales: across ? { x: numbers, y: names } : { x: names, y: numbers },
      plugins: { legend: { display: shown.length > 1, position: "bottom", labels: { usePointStyle: kind === "lines" } } },
    },
  });
}

document.querySelectorAll("[data-chart]").forEach(draw);

// on paper the numbers stand beside the chart
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details.data:not([open])")];
  opened.forEach(details => { details.open = true; });
  Object.values(Chart.instances).forEach(chart => chart.resize());
});
addEventListener("afterprint", () => opened.forEach(details => { details.open = false; }));
