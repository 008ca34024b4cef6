import { box, flat, label, oval, type Shape, solid, solidBox, stroke, tilted } from "./strokes.ts";

/** Things that brew, grind, weigh, cut and cook. */
export const TOOLS: Record<string, Shape> = {
  dripper: (p) =>
    `<g opacity=".8">${solid("M206 348h188l24 108q2 24-22 24H204q-24 0-22-24z", "#dbe7e8")}</g>` +
    flat("M196 412h208l12 48q0 12-18 12H202q-18 0-18-12z", "#5b3a29", ' opacity=".85"') +
    stroke("M408 216c66-8 60 92-24 84", p.dark, 20) +
    solid("M166 184h268l-90 140h-88z", p.base) +
    oval(300, 184, 134, 24, p.light) +
    oval(300, 187, 112, 17, "#6a4632") +
    solidBox(206, 318, 188, 26, 12, p.dark),
  press: (p) =>
    stroke("M398 250c86 0 86 160 0 160", p.ink, 24) +
    `<g opacity=".85">${solid("M196 206h208v248q0 26-26 26H222q-26 0-26-26z", "#dbe7e8")}</g>` +
    flat("M206 300h188v146q0 22-22 22H228q-22 0-22-22z", "#5b3a29", ' opacity=".88"') +
    box(206, 288, 188, 14, 6, p.dark) +
    box(294, 104, 12, 190, 6, p.dark) +
    `<circle cx="300" cy="100" r="24" fill="${p.ink}"/>` +
    solidBox(180, 176, 240, 36, 16, p.base) +
    box(180, 444, 240, 36, 14, p.base) +
    box(216, 226, 12, 190, 6, "#ffffff77"),
  moka: (p) =>
    stroke("M378 190c96 0 84 90 66 130", p.ink, 24) +
    solid("M222 160h140l30 132H204l-30-100z", p.base) +
    solid("M208 296h184l22 160q2 24-22 24H208q-24 0-22-24z", p.base) +
    box(200, 284, 200, 22, 8, p.dark) +
    solid("M230 160q60-44 132 0z", p.light) +
    `<circle cx="296" cy="130" r="14" fill="${p.ink}"/>` +
    stroke("M262 180l-14 96M330 180l16 96M262 320l-12 140M338 320l12 140", "#00000022", 5),
  machine: (p, seed) =>
    solidBox(120, 130, 360, 110, 26, p.base) +
    solidBox(330, 200, 150, 270, 20, p.base) +
    box(120, 446, 360, 34, 14, p.dark) +
    box(140, 430, 176, 18, 8, p.ink) +
    solidBox(166, 232, 120, 34, 10, p.ink) +
    box(200, 262, 52, 20, 6, p.dark) +
    stroke("M168 250h-62", p.trim, 22) +
    stroke("M214 284v30M238 284v30", "#5b3a29", 6) +
    solid("M190 354h74v40q0 36-37 36t-37-36z", "#fbf7f0") +
    stroke("M312 240v120q0 14 10 20", "#9aa4ab", 8) +
    `<circle cx="178" cy="184" r="26" fill="#fbf7f0"/><circle cx="178" cy="184" r="26" fill="none" stroke="${p.ink}" stroke-width="5"/>` +
    stroke("M178 184l12-14", p.ink, 5) +
    [0, 1, 2]
      .slice(0, 1 + (seed % 3))
      .map((i) => `<circle cx="${300 + i * 46}" cy="184" r="13" fill="${p.trim}"/>`)
      .join("") +
    box(170, 108, 190, 24, 8, p.dark),
  grinder: (p) =>
    `<g opacity=".8">${solid("M212 96h176l-26 116H238z", "#d5e2e4")}</g>` +
    flat("M226 144h148l-16 64H242z", "#5b3a29", ' opacity=".9"') +
    box(204, 82, 192, 22, 10, p.dark) +
    solidBox(220, 206, 160, 250, 24, p.base) +
    box(196, 446, 208, 34, 14, p.dark) +
    solidBox(240, 352, 120, 94, 10, p.light) +
    box(250, 400, 100, 40, 6, "#5b3a29") +
    `<circle cx="300" cy="272" r="40" fill="${p.trim}"/><circle cx="300" cy="272" r="40" fill="url(#light)"/>` +
    stroke("M300 272v-28", p.ink, 7),
  "hand-grinder": (p) =>
    stroke("M300 122h120", p.ink, 14) +
    solidBox(402, 88, 40, 62, 18, p.trim) +
    `<circle cx="300" cy="122" r="16" fill="${p.ink}"/>` +
    solid("M236 148h128q14 0 14 16v70H222v-70q0-16 14-16z", p.dark) +
    solid("M228 232h144q-12 60-6 110q6 60 18 122q0 16-18 16H234q-18 0-18-16q12-62 18-122q6-50-6-110z", p.base) +
    stroke("M238 300h124M238 318h124", "#00000026", 6),
  scale: (p, seed) =>
    solid("M128 392h344q26 0 32 22l10 40q4 26-22 26H108q-26 0-22-26l10-40q6-22 32-22z", p.base) +
    solidBox(136, 362, 328, 34, 14, p.dark) +
    box(216, 416, 168, 44, 10, "#2c3237") +
    `<text x="300" y="450" font-family="monospace" font-size="34" fill="#a9e5bd" text-anchor="middle">${["18.0", "250", "0:32"][seed % 3]}</text>` +
    (seed % 2
      ? solid("M236 268h128v70q0 26-26 26h-76q-26 0-26-26z", "#fbf7f0") + oval(300, 268, 64, 13, "#5b3a29")
      : solid("M196 300q104-50 208 0l-22 50q-4 12-18 12H236q-14 0-18-12z", "#e8dcc8") +
        oval(300, 300, 104, 17, "#b98a5b")),
  pan: (p) =>
    tilted(-24, 270, 310, solidBox(408, 290, 166, 34, 17, p.trim), box(396, 284, 40, 46, 10, p.ink)) +
    disc(254, 326, 160, p.dark) +
    disc(254, 320, 160, p.base) +
    disc(254, 320, 160, "url(#light)") +
    disc(254, 320, 132, p.dark) +
    ring(254, 320, 132) +
    ring(254, 320, 90),
  pot: (p) =>
    stroke("M146 300h-38q-20 0-20 22t20 22h38M454 300h38q20 0 20 22t-20 22h-38", p.dark, 20) +
    solid("M140 250h320v176q0 54-54 54H194q-54 0-54-54z", p.base) +
    solid("M132 250q10-62 168-62t168 62z", p.light) +
    box(126, 240, 348, 24, 12, p.dark) +
    `<circle cx="300" cy="174" r="22" fill="${p.trim}"/>`,
  tray: (p) =>
    stroke("M116 340h-30M484 340h30", p.dark, 26) +
    solid("M104 300h392l-30 128q-8 32-42 32H176q-34 0-42-32z", p.base) +
    oval(300, 304, 196, 46, p.light) +
    oval(300, 312, 170, 33, p.dark) +
    [210, 300, 390].map((x) => oval(x, 296, 46, 28, "#d9a766") + oval(x - 8, 288, 26, 13, "#eac690")).join(""),
  knife: (p) =>
    tilted(
      -38,
      300,
      300,
      solid("M60 296q10-66 120-74h196v74z", "#c9d1d6"),
      flat("M60 296q100-8 316-8v8z", "#ffffffaa"),
      box(372, 216, 20, 86, 5, p.ink),
      solid("M390 226h134q24 0 24 30q0 22-16 26q-80 10-142-4z", p.base),
      [430, 470, 510].map((x) => `<circle cx="${x}" cy="254" r="7" fill="${p.trim}"/>`).join(""),
    ),
  board: (p, seed) =>
    tilted(
      -8,
      300,
      300,
      solidBox(136, 150, 328, 300, 30, p.base),
      seed % 2
        ? [190, 244, 298, 352, 406].map((x) => box(x, 150, 4, 300, 0, "#00000016")).join("")
        : stroke("M170 210q130 30 260 0M170 300q130 34 260-4M170 390q130 26 260 0", "#00000018", 6),
      `<circle cx="420" cy="194" r="20" fill="${p.tint}"/>`,
    ),
  grater: (p) =>
    stroke("M250 132c0-64 100-64 100 0", p.ink, 20) +
    solid("M232 130h136l52 330q2 20-18 20H198q-20 0-18-20z", p.base) +
    [200, 250, 300, 350, 400]
      .flatMap((y, row) => [-2, -1, 0, 1, 2].map((n) => oval(300 + n * (26 + row * 5), y, 9, 6, "#00000044")))
      .join(""),
  spoon: (p, seed) =>
    [-1, 0, 1]
      .slice(seed % 2, 3)
      .map((n) =>
        tilted(
          n * 16,
          300,
          480,
          solid(
            "M300 96c44 0 58 44 58 84s-22 78-44 84l10 190q0 22-24 22t-24-22l10-190c-22-6-44-44-44-84s14-84 58-84z",
            p.base,
          ),
          oval(300, 176, 38, 58, "#00000014"),
        ),
      )
      .join(""),
  whisk: (p) =>
    stroke(
      "M300 286C180 240 196 84 300 84s120 156 0 202M300 286C250 230 254 84 300 84s46 146 0 202M300 286V84",
      "#9aa4ab",
      8,
    ) +
    solidBox(276, 280, 48, 200, 22, p.base) +
    box(270, 276, 60, 24, 10, p.dark),
  tamper: (p) =>
    solidBox(258, 120, 84, 160, 40, p.base) +
    box(280, 270, 40, 66, 8, "#9aa4ab") +
    solidBox(204, 326, 192, 84, 16, "#b4bdc4") +
    box(196, 402, 208, 28, 10, "#8b959c"),
  hooks: (p) =>
    solidBox(96, 220, 408, 76, 30, p.base) +
    [160, 254, 348, 442].map((x) => solidBox(x - 14, 250, 28, 96, 14, p.dark) + disc(x, 346, 22, p.dark)).join("") +
    [128, 474].map((x) => disc(x, 258, 7, "#00000033")).join(""),
  peeler: (p) =>
    tilted(
      -32,
      300,
      300,
      solidBox(284, 270, 46, 240, 22, p.base),
      stroke("M306 280V232M262 232V130q0-30 44-30t44 30v102", "#9aa4ab", 12),
      solidBox(256, 156, 100, 34, 8, "#c9d1d6"),
      box(264, 168, 84, 8, 4, p.ink),
    ),
  fork: (p) =>
    tilted(
      28,
      300,
      300,
      stroke("M262 70v150q0 40 38 40t38-40V70M300 260v80", "#9aa4ab", 16),
      solidBox(278, 320, 44, 190, 22, p.base),
      [370, 430].map((y) => disc(300, y, 7, p.trim)).join(""),
    ),
  strainer: (p) =>
    stroke("M386 250L520 176", p.dark, 20) +
    solid("M196 262h208q0 140-104 148q-104-8-104-148z", p.base) +
    [292, 322, 352, 382]
      .flatMap((y, row) =>
        [-3, -2, -1, 0, 1, 2, 3].slice(row, 7 - row).map((n) => disc(300 + n * 26, y, 6, "#00000044")),
      )
      .join("") +
    oval(300, 262, 108, 20, p.light) +
    oval(300, 265, 92, 13, p.dark),
  mesh: (p) =>
    solid("M160 190q140-40 280 0q40 130 0 260q-140 40-280 0q-40-130 0-260z", p.base) +
    [0, 1, 2, 3, 4, 5]
      .flatMap((row) => [0, 1, 2, 3, 4, 5].map((n) => ring(190 + n * 44, 212 + row * 44, 20, "#00000040")))
      .join("") +
    ring(300, 150, 30, p.dark),
  jigger: (p) =>
    solid("M206 130h188l-72 170 60 180H218l60-180z", p.base) +
    box(270, 290, 60, 20, 8, p.dark) +
    oval(300, 130, 94, 15, p.light) +
    oval(300, 132, 80, 9, p.dark),
  shaker: (p) =>
    solid("M226 250h148l-20 206q-2 24-26 24h-56q-24 0-26-24z", p.base) +
    solid("M236 164h128l14 92H222z", p.light) +
    solidBox(262, 104, 76, 66, 18, p.base) +
    box(216, 244, 168, 14, 6, p.dark) +
    box(246, 276, 12, 176, 6, "#ffffff55"),
  brush: (p, seed) =>
    solidBox(284, 96, 32, 220, 16, p.base) +
    label(280, 130, 40, 60, p, seed) +
    solid("M250 310h100l20 150q0 20-20 20H250q-20 0-20-20z", "#efe6d4") +
    [260, 286, 312, 338].map((x) => stroke(`M${x} 340l${(x - 300) / 6} 120`, "#00000022", 5)).join(""),
};

function disc(cx: number, cy: number, radius: number, fill: string): string {
  return oval(cx, cy, radius, radius, fill);
}

function ring(cx: number, cy: number, radius: number, colour = "#ffffff26"): string {
  return `<circle cx="${cx}" cy="${cy}" r="${radius}" fill="none" stroke="${colour}" stroke-width="5"/>`;
}
