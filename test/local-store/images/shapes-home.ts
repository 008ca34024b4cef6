import { box, flat, label, oval, type Shape, solid, solidBox, stroke, tilted } from "./strokes.ts";

/** Things of cloth and paper, light, plants and what presents come in. */
export const HOME: Record<string, Shape> = {
  bag: (p, seed) =>
    solid("M188 150h224l22 300q2 30-28 30H194q-30 0-28-30z", p.base) +
    solid("M184 104h232l-4 54H188z", p.dark) +
    box(184, 140, 232, 10, 4, p.trim) +
    label(222, 220, 156, 190, p, seed),
  box: (p, seed) =>
    solid("M132 250h336v210q0 20-20 20H152q-20 0-20-20z", p.base) +
    solid("M116 196h368v64H116z", p.dark) +
    box(276, 196, 48, 64, 0, p.trim) +
    label(222, 290, 156, 150, p, seed),
  gift: (p) =>
    solidBox(144, 256, 312, 224, 12, p.base) +
    solidBox(126, 204, 348, 66, 12, p.light) +
    box(278, 204, 44, 276, 0, p.trim) +
    stroke("M300 204C220 208 190 110 244 108c40 0 52 60 56 96M300 204c80 4 110-94 56-96-40 0-52 60-56 96", p.trim, 20),
  book: (p, seed) =>
    tilted(
      -7,
      300,
      300,
      box(182, 128, 264, 352, 10, "#fffdf8"),
      solidBox(166, 120, 264, 352, 12, p.base),
      box(166, 120, 34, 352, 8, p.dark),
      label(236, 180, 160, 180, p, seed),
      box(250, 400, 130, 12, 6, p.trim),
    ),
  card: (p, seed) =>
    tilted(
      -9,
      300,
      300,
      box(122, 190, 356, 228, 22, p.dark),
      solidBox(122, 182, 356, 228, 22, p.base),
      box(122, 232, 356, 34, 0, p.light),
      label(330, 288, 116, 96, p, seed),
      box(152, 330, 130, 14, 7, p.trim),
      box(152, 358, 90, 14, 7, p.trim),
    ),
  bar: (p, seed) =>
    tilted(
      -14,
      300,
      300,
      box(196, 96, 208, 60, 8, "#d9dde0"),
      solidBox(188, 130, 224, 360, 12, p.base),
      label(216, 200, 168, 190, p, seed),
      box(188, 440, 224, 12, 0, p.trim),
    ),
  tote: (p, seed) =>
    stroke("M236 236C232 90 368 90 364 236", p.dark, 18) +
    solid("M168 226h264l20 230q2 24-24 24H172q-26 0-24-24z", p.base) +
    label(232, 286, 136, 136, p, seed),
  apron: (p) =>
    stroke("M242 150C238 70 362 70 358 150", p.dark, 14) +
    stroke("M186 300C120 300 100 340 92 380M414 300c66 0 86 40 94 80", p.dark, 12) +
    solid("M240 142h120q8 90 58 122l10 196q0 20-20 20H192q-20 0-20-20l10-196q50-32 58-122z", p.base) +
    flat("M226 330h148v60q0 30-30 30h-88q-30 0-30-30z", p.dark, ' opacity=".55"') +
    box(226, 322, 148, 12, 4, p.trim),
  towel: (p, seed) =>
    box(96, 130, 408, 18, 9, "#a07a52") +
    solid("M168 132h264v318q0 20-20 20H188q-20 0-20-20z", p.base) +
    (seed % 2
      ? [196, 226, 374, 404].map((x) => box(x, 140, 10, 328, 0, p.trim)).join("")
      : [360, 390, 420].map((y) => box(168, y, 264, 12, 0, p.trim)).join("")) +
    flat("M168 132h264v16H168z", "#00000022"),
  glove: (p) =>
    solid(
      "M204 478V300q-2-56-34-90q-22-36 12-52q26-8 44 22l22 40V150q2-44 56-46 84-4 92 70l14 120q4 90-10 184z",
      p.base,
    ) +
    [260, 310, 360].map((y) => stroke(`M236 ${y}q80 24 160 0`, "#ffffff40", 7)).join("") +
    solidBox(192, 430, 220, 52, 14, p.trim),
  cushion: (p, seed) =>
    solid(
      "M136 148q164 34 328 0q18 0 16 22q-32 140 0 280q2 22-16 22q-164-34-328 0q-18 0-16-22q32-140 0-280q-2-22 16-22z",
      p.base,
    ) +
    (seed % 2
      ? stroke("M300 170v270M170 306h260", "#00000014", 8) + oval(300, 306, 14, 14, p.trim)
      : [220, 270, 320, 370].map((y) => stroke(`M156 ${y}q144 20 288 0`, p.trim, 7)).join("")),
  throw: (p) =>
    solid("M112 300q0-40 40-40h296q40 0 40 40v140q0 40-40 40H152q-40 0-40-40z", p.base) +
    solid("M124 240q0-40 40-40h272q40 0 40 40v40q0 30-30 30H154q-30 0-30-30z", p.light) +
    [160, 200, 240, 280, 320, 360, 400, 440].map((x) => stroke(`M${x} 480v26`, p.dark, 8)).join("") +
    box(112, 360, 376, 16, 0, p.trim) +
    box(112, 392, 376, 8, 0, p.trim),
  candle: (p, seed) =>
    flat("M300 86q34 44 18 72q-18 24-36 0q-16-28 18-72z", "#f3b04b") +
    flat("M300 122q14 22 6 34q-6 8-12 0q-8-12 6-34z", "#fff2c9") +
    box(296, 156, 8, 34, 4, p.ink) +
    solid("M192 200h216v240q0 40-40 40H232q-40 0-40-40z", p.base) +
    oval(300, 200, 108, 24, p.light) +
    oval(300, 203, 92, 17, "#fdf4df") +
    label(226, 274, 148, 130, p, seed),
  lamp: (p) =>
    flat("M226 236l-86 244h320l-86-244z", "#ffe9a8", ' opacity=".55"') +
    stroke("M300 230v226", p.ink, 16) +
    solid("M236 104h128l66 136H170z", p.base) +
    oval(300, 240, 130, 16, p.light) +
    solid("M216 480q0-34 84-34t84 34z", p.dark),
  bulb: (p) =>
    `<circle cx="300" cy="256" r="160" fill="#ffe9a8" opacity=".45"/><circle cx="300" cy="256" r="116" fill="${p.base}"/><circle cx="300" cy="256" r="116" fill="url(#light)"/>` +
    stroke("M264 262q18-40 36 0q18-40 36 0", "#fff7dc", 8) +
    solid("M254 360h92l-8 84q-2 20-24 20h-28q-22 0-24-20z", "#9aa4ab") +
    stroke("M258 386h84M262 410h76", "#00000033", 7),
  soap: (p) =>
    solid("M150 340q0-50 50-50h200q50 0 50 50v90q0 50-50 50H200q-50 0-50-50z", p.base) +
    solidBox(186, 320, 228, 116, 34, p.light) +
    stroke("M300 346q-44 30 0 66q44-36 0-66z", p.dark, 6) +
    `<circle cx="206" cy="226" r="26" fill="#ffffffb0"/><circle cx="264" cy="188" r="17" fill="#ffffffa0"/><circle cx="330" cy="220" r="21" fill="#ffffffa0"/>`,
  planter: (p, seed) =>
    leaves(seed) +
    solidBox(140, 300, 320, 50, 14, p.base) +
    solid("M160 346h280l-22 114q-4 20-24 20H206q-20 0-24-20z", p.base) +
    box(160, 346, 280, 10, 0, "#00000022"),
  plant: (p) =>
    stroke(
      "M300 480C290 380 250 300 190 220M300 480c0-120 6-200 4-330M300 480c10-100 60-190 116-246M300 480c-6-70-60-130-130-150M300 480c10-70 70-120 132-134",
      "#a98f62",
      8,
    ) +
    [
      [186, 214],
      [304, 138],
      [420, 228],
      [166, 326],
      [436, 342],
      [246, 176],
      [364, 178],
    ]
      .map(([x = 0, y = 0], i) => oval(x, y, 30, 34, i % 2 ? p.base : p.light) + oval(x, y, 12, 14, p.dark))
      .join("") +
    solid("M262 420h76l-12 60h-52z", "#c8a67a"),
  can: (p) =>
    stroke("M222 300C150 190 330 150 366 262", p.dark, 18) +
    stroke("M388 420L508 260", p.base, 26) +
    solid("M488 238l44 30-14 20-44-30z", p.dark) +
    solid("M172 290h220v150q0 40-40 40H212q-40 0-40-40z", p.base) +
    oval(282, 290, 110, 20, p.light) +
    oval(282, 293, 94, 13, p.dark),
  basket: (p) =>
    stroke("M216 290C200 130 400 130 384 290", p.dark, 20) +
    solid("M124 280h352l-36 170q-6 30-38 30H198q-32 0-38-30z", p.base) +
    [320, 360, 400, 440]
      .map((y, row) =>
        [...Array(9 - row).keys()]
          .map((n) => stroke(`M${152 + row * 9 + n * 38} ${y}q12-16 24 0`, "#00000026", 7))
          .join(""),
      )
      .join("") +
    solidBox(112, 262, 376, 36, 16, p.dark),
};

function leaves(seed: number): string {
  const leaf = (x: number, lean: number, colour: string) =>
    tilted(lean, x, 310, flat(`M${x} 310q-44-90 0-180q44 90 0 180z`, colour), stroke(`M${x} 300v-130`, "#ffffff44", 4));
  const greens = seed % 2 ? ["#6f9468", "#87a878", "#5c8059"] : ["#7fa58a", "#5f8c74", "#93b79a"];
  return [190, 240, 300, 360, 410].map((x, i) => leaf(x, (x - 300) / 5, greens[i % 3] ?? "#6f9468")).join("");
}
